/**
 * The durable logs: SQLite in the data folder by default, PostgreSQL by a URL, and their
 * migrations.
 */
package chat.parley.store;
