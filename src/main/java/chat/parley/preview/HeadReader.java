package chat.parley.preview;

import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** Reads the head of a page as browsers would, and nothing behind it. Takes time: for a worker. */
final class HeadReader {
  private static final List<String> TITLES = List.of("og:title", "twitter:title");
  private static final List<String> DESCRIPTIONS =
      List.of("og:description", "twitter:description", "description");
  private static final List<String> SITES = List.of("og:site_name", "application-name");
  private static final List<String> PICTURES =
      List.of(
          "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src");

  /** By this a page asks not to be quoted; robots that show results keep to it. */
  private static final Pattern NOT_QUOTED =
      Pattern.compile("(?:^|[\\s,:])(?:nosnippet|noindex|none)(?:$|[\\s,])");

  private static final Pattern NO_PICTURE =
      Pattern.compile("(?:^|[\\s,:])noimageindex(?:$|[\\s,])");

  private final CleanText clean = new CleanText();

  /** Empty for a page that does not say what it is called, or wants not to be quoted at all. */
  Optional<Head> read(Fetched page) {
    String text = PageText.of(page);
    return head(text).flatMap(head -> read(head, page.robots()));
  }

  private static Optional<Element> head(String text) {
    try (Reader reader = new StringReader(text);
        StreamParser parser = new StreamParser(Parser.htmlParser()).parse(reader, "")) {
      return Optional.ofNullable(parser.selectFirst("head"));
    } catch (java.io.IOException never) {
      throw new java.io.UncheckedIOException(never);
    }
  }

  private Optional<Head> read(Element head, String robots) {
    Map<String, String> said = new HashMap<>();
    for (Element meta : head.getElementsByTag("meta")) {
      String name = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
      String content = meta.attr("content");
      if (!content.isBlank()) {
        said.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), content);
      }
    }
    String asked = (robots + "," + said.getOrDefault("robots", "")).toLowerCase(Locale.ROOT);
    Element title = head.selectFirst("title");
    String named = clean.of(first(said, TITLES, title == null ? "" : title.text()));
    if (named.isEmpty() || NOT_QUOTED.matcher(asked).find()) {
      return Optional.empty();
    }
    Element image = head.selectFirst("link[rel~=(?i)^image_src$]");
    String picture = first(said, PICTURES, image == null ? "" : image.attr("href"));
    return Optional.of(
        new Head(
            named,
            clean.of(first(said, DESCRIPTIONS, "")),
            clean.of(first(said, SITES, "")),
            NO_PICTURE.matcher(asked).find() ? "" : picture));
  }

  private static String first(Map<String, String> said, List<String> names, String otherwise) {
    return Stream.concat(names.stream().map(said::get), Stream.of(otherwise))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
