/** What can be written behind {@code java -jar parley.jar}. */
package chat.parley.commandline;
