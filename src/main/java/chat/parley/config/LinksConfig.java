package chat.parley.config;

import java.util.List;

/**
 * The {@code links} section: cards of the pages that messages link to.
 *
 * @param cards whether this server asks those pages; nobody else ever does
 * @param fetches how many are asked at once
 * @param cacheBytes how many bytes of cards and pictures are kept
 * @param refusedAddresses addresses and networks that are not asked, besides private ones
 */
public record LinksConfig(
    boolean cards, int fetches, int cacheBytes, List<AddressRange> refusedAddresses) {

  static LinksConfig read(Section section) {
    return new LinksConfig(
        section.flag("cards", true),
        section.integer("fetches", 8, 1, 100),
        section.integer("cacheBytes", 16 * 1024 * 1024, 0, 1024 * 1024 * 1024),
        AddressRange.list("links.refusedAddresses", section.texts("refusedAddresses", List.of())));
  }
}
