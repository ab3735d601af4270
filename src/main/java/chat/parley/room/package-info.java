/** The domain: rooms, their members and their logs; knows no socket, no JSON and no database. */
package chat.parley.room;
