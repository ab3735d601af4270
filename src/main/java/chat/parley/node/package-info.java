/** One node put together: the two verticles, the routes, and what the settings say of them. */
package chat.parley.node;
