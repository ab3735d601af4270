package chat.parley.node;

import chat.parley.config.LinksConfig;
import chat.parley.preview.Destinations;
import chat.parley.preview.PictureLinks;
import chat.parley.preview.PreviewRules;
import chat.parley.preview.PreviewVerticle;
import chat.parley.transport.SessionKeys;
import java.util.Optional;

/** The settings of Parley as rules for what is fetched from elsewhere. */
public final class PreviewSettings {

  private PreviewSettings() {}

  /**
   * Whoever fetches, if anybody does.
   *
   * @param destinations where links lead, if not into the open
   */
  public static Optional<PreviewVerticle> previews(
      LinksConfig links, SessionKeys keys, Optional<Destinations> destinations) {
    return links.cards()
        ? Optional.of(
            new PreviewVerticle(
                new PreviewRules(links.fetches(), links.cacheBytes(), links.refusedAddresses()),
                new PictureLinks(keys::picture, System::currentTimeMillis),
                destinations))
        : Optional.empty();
  }
}
