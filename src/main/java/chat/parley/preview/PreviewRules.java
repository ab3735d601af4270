package chat.parley.preview;

import chat.parley.config.AddressRange;
import java.util.List;

/**
 * How much is fetched and kept.
 *
 * @param fetches how many at once
 * @param bytes that are remembered
 * @param refused addresses that are not asked, besides those that are not public
 */
public record PreviewRules(int fetches, long bytes, List<AddressRange> refused) {}
