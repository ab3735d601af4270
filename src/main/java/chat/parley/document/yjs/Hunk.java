package chat.parley.document.yjs;

/**
 * What differs between two texts at one place.
 *
 * @param from in the old text, in UTF-16 units
 * @param to behind it
 * @param text that stands there instead
 */
record Hunk(int from, int to, String text) {}
