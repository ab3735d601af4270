/** Files over HTTP: uploads in one request or in many, and readers who follow them. */
package chat.parley.transport.file;
