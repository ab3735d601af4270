package chat.parley.preview;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page on the web, spelled in one way. There is none with a user, with a port of
 * its own, or with a host that is a number in any notation but {@code 1.2.3.4} and {@code [::1]}.
 *
 * @param secure whether it is https
 * @param host a name in ASCII, or a literal address without brackets
 * @param path with the query, in ASCII
 */
public record WebAddress(boolean secure, String host, String path) {
  private static final int LONGEST = 2_048;
  private static final int LONGEST_HOST = 253;
  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]*)([^#]*).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOTS = Pattern.compile("[。．｡]");
  private static final Pattern NAME =
      Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{1,63}");

  /**
   * A browser takes a host for a number when its last part is one: 127.1, 0x7f.0.0.1, 017700000001.
   */
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

  private static final Pattern FOUR =
      Pattern.compile("(?:(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])(?:\\.(?!$)|$)){4}");
  private static final Pattern SIX = Pattern.compile("\\[([0-9a-f:.]{2,45})]");
  private static final Pattern UNENCODED =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|[^\\w.~:/?@!$&'()*+,;=%-]");

  /** Empty when nothing is fetched from there, whatever it resolves to. */
  public static Optional<WebAddress> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (text.length() > LONGEST || deceiving(text) || !parts.matches()) {
      return Optional.empty();
    }
    boolean secure = parts.group(1).equalsIgnoreCase("https");
    return host(withoutPort(parts.group(2), secure ? ":443" : ":80"))
        .map(host -> new WebAddress(secure, host, path(parts.group(3))));
  }

  /** Browsers take a backslash for a slash, others do not. */
  private static boolean deceiving(String text) {
    return text.indexOf('\\') >= 0 || text.chars().anyMatch(Character::isISOControl);
  }

  private static String withoutPort(String authority, String usual) {
    return authority.endsWith(usual)
        ? authority.substring(0, authority.length() - usual.length())
        : authority;
  }

  private static Optional<String> host(String written) {
    Matcher six = SIX.matcher(written.toLowerCase(Locale.ROOT));
    if (six.matches()) {
      return six.group(1).indexOf(':') >= 0 ? Optional.of(six.group(1)) : Optional.empty();
    }
    String ascii;
    try {
      ascii = IDN.toASCII(DOTS.matcher(written).replaceAll(".")).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
    String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    boolean usable =
        NUMBER.matcher(host).matches()
            ? FOUR.matcher(host).matches()
            : NAME.matcher(host).matches();
    return usable && host.length() <= LONGEST_HOST ? Optional.of(host) : Optional.empty();
  }

  private static String path(String written) {
    String encoded =
        UNENCODED
            .matcher(written)
            .replaceAll(found -> Matcher.quoteReplacement(encoded(found.group())));
    return encoded.startsWith("/") ? encoded : "/" + encoded;
  }

  private static String encoded(String character) {
    StringBuilder encoded = new StringBuilder();
    for (byte one : character.getBytes(StandardCharsets.UTF_8)) {
      encoded.append('%').append(String.format("%02X", one));
    }
    return encoded.toString();
  }

  /** Where a page of this address says that something is. */
  public Optional<WebAddress> resolve(String reference) {
    String trimmed = reference.strip();
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    if (trimmed.regionMatches(true, 0, "http:", 0, 5)
        || trimmed.regionMatches(true, 0, "https:", 0, 6)) {
      return parse(trimmed);
    }
    if (trimmed.startsWith("//")) {
      return parse((secure ? "https:" : "http:") + trimmed);
    }
    int fragment = trimmed.indexOf('#');
    String local =
        UNENCODED
            .matcher(fragment < 0 ? trimmed : trimmed.substring(0, fragment))
            .replaceAll(found -> Matcher.quoteReplacement(encoded(found.group())));
    try {
      return parse(URI.create(toString()).resolve(local).toString());
    } catch (IllegalArgumentException noReference) {
      return Optional.empty();
    }
  }

  /** Whether the host is an address, and no name. */
  boolean literal() {
    return host.indexOf(':') >= 0 || FOUR.matcher(host).matches();
  }

  int port() {
    return secure ? 443 : 80;
  }

  @Override
  public String toString() {
    return (secure ? "https://" : "http://")
        + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
        + path;
  }
}
