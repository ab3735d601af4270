/** The fat jar as its users start, stop and lose it. */
package chat.parley.process;
