package chat.parley.board;

import java.util.Set;

/**
 * What has become of votes that were cast at once.
 *
 * @param poll as it is now; one that was over took none of them
 * @param full those who had no place any more
 */
public record Votes(StoredPoll poll, Set<String> full) {}
