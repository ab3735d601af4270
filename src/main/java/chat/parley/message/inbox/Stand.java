package chat.parley.message.inbox;

/** How far somebody has read a room, and what he has not. */
record Stand(Place place, Unread unread) {}
