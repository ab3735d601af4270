package chat.parley.preview;

/**
 * What stands in the head of a page, cleaned; empty where there is nothing.
 *
 * @param site what it calls the place where it is
 * @param picture where there is a picture of it, as written
 */
record Head(String title, String description, String site, String picture) {}
