package chat.parley.access;

/** What somebody may or may not do somewhere: one verb for each thing that has rules of its own. */
public enum Verb {
  /** Come, go, ask whether the server is there. */
  CONNECT,

  /** Hear a room and read what was said in it. */
  READ,

  /** Take away what was said in a room, or what one has said oneself. */
  EXPORT,

  /** Say something in a room: messages, named events, that one is typing. */
  SPEAK,

  /** Put a file into a room; without having joined, as a program that uploads hears nothing. */
  UPLOAD,

  /** Write in the documents of a room, and on its boards; who may only read is told so. */
  WRITE,

  /** Change what one has said oneself, within the time for it. */
  EDIT_OWN,

  /** Take back what one has said oneself. */
  DELETE_OWN,

  /** Take back what others have said. */
  DELETE_ANY,

  /** React to a message with an emoji. */
  REACT,

  /** Pin a message in a room. */
  PIN,

  /** Let somebody write no more of a message that he has left open. */
  STOP,

  /** Call everybody in a room at once. */
  MENTION_ALL,

  /** Read what a message of somebody else said before it was edited. */
  SEE_VERSIONS,

  /** Write to one person or to one of his sessions. */
  WRITE_TO_PERSON,

  /** Send a named event to everybody who is connected. */
  CALL_EVERYONE,

  /** Learn who is in a room, and show how one is oneself. */
  SEE_PEOPLE,

  /** Learn which rooms there are. */
  LIST_ROOMS,

  /** Find messages in all that one may read. */
  SEARCH
}
