package chat.parley.config;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the name or address of a host is spelled, so that two of them can be compared: {@code
 * chat.example.org}, {@code 10.0.0.1}, {@code [::1]}. Looks nothing up.
 */
public final class HostName {
  private static final int LONGEST = 253;
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]");
  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

  // What ends in a number would be an address, or a way to write one that browsers understand.
  private static final Pattern NAME =
      Pattern.compile("(" + LABEL + "\\.)*(?!\\d+$|0x[0-9a-f]*$)" + LABEL);

  private HostName() {}

  /** As it stands in a {@code Host} or {@code Origin}; empty when it is none. */
  public static Optional<String> of(String text) {
    if (IPV6.matcher(text).matches()) {
      return literal(text);
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.length() <= LONGEST
            && (IPV4.matcher(lower).matches() || NAME.matcher(lower).matches())
        ? Optional.of(lower)
        : Optional.empty();
  }

  /** As people write it: in letters of any script, and an IPv6 address with or without brackets. */
  public static Optional<String> written(String text) {
    if (text.indexOf(':') >= 0 && !text.startsWith("[")) {
      return of("[" + text + "]");
    }
    try {
      return of(text.startsWith("[") ? text : IDN.toASCII(text));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  /** An address of this machine, or of another one. */
  public static String of(InetAddress address) {
    String host = address.getHostAddress();
    int zone = host.indexOf('%');
    String number = zone < 0 ? host : host.substring(0, zone);
    return number.indexOf(':') < 0 ? number : "[" + number + "]";
  }

  private static Optional<String> literal(String brackets) {
    try {
      return Optional.of(of(InetAddress.getByName(brackets)));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }
}
