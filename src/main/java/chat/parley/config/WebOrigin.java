package chat.parley.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose page it is, as browsers say it: {@code https://chat.example.org}, with a port where it is
 * not the scheme's own.
 */
public record WebOrigin(String scheme, Authority authority) {
  private static final Pattern FORM = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://([^/?#]+)(/?)");

  /** What a browser has sent; empty for {@code null} and for what no browser sends. */
  public static Optional<WebOrigin> parse(String header) {
    return Optional.of(FORM.matcher(header))
        .filter(form -> form.matches() && form.group(3).isEmpty())
        .flatMap(form -> of(form.group(1), Authority.parse(form.group(2))));
  }

  /** What an operator has written: with capitals, letters of any script, a slash at its end. */
  public static Optional<WebOrigin> written(String setting) {
    Matcher form = FORM.matcher(setting);
    if (!form.matches()) {
      return Optional.empty();
    }
    String host = form.group(2).replaceFirst("(?<!:):[0-9]*$", "");
    String port = form.group(2).substring(host.length());
    return of(
        form.group(1), HostName.written(host).flatMap(spelled -> Authority.parse(spelled + port)));
  }

  private static Optional<WebOrigin> of(String scheme, Optional<Authority> authority) {
    return authority.map(place -> new WebOrigin(scheme.toLowerCase(Locale.ROOT), place));
  }

  public String host() {
    return authority.host();
  }

  /** -1 when the scheme has none of its own. */
  public int port() {
    return authority.portOver(scheme);
  }

  /** The one spelling by which two can be compared. */
  public String text() {
    return scheme + "://" + authority.shownOver(scheme);
  }
}
