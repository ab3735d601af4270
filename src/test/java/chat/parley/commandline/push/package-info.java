/** What is printed by programs, on boards. */
package chat.parley.commandline.push;
