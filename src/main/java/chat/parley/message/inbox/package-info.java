/** What each person has read, wants to hear of, and has begun to write; all rooms in one list. */
package chat.parley.message.inbox;
