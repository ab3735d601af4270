/** {@code push}: what a program prints, on a board of a server. Blocks, in a process of its own. */
package chat.parley.commandline.push;
