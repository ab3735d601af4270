/** What every carrier over HTTP needs below Vert.x: requests that become whole, and end. */
package chat.parley.transport.http;
