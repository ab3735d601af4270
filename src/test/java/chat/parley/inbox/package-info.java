/** What people have read, on all their devices, whatever carries them. */
package chat.parley.inbox;
