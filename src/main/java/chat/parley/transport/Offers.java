package chat.parley.transport;

/**
 * What a server offers that another may not.
 *
 * @param cards links of a message that have cards; 0 is none
 * @param editSeconds how long one may edit a message; 0 is for ever
 * @param fileBytes most bytes of a file; 0 is no files
 */
public record Offers(int cards, int editSeconds, long fileBytes) {}
