/** What people say: messages, whispers, named events, and reading what was said. */
package chat.parley.message;
