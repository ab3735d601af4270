/** How the command line speaks to a running node, over a Unix socket in its data folder. */
package chat.parley.control;
