package chat.parley.document.yjs;

/** The two values of JavaScript that Java has none for. */
enum Nothing {
  NULL,
  UNDEFINED
}
