package chat.parley.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An address, or a network in CIDR notation (RFC 4632), such as {@code 10.0.0.0/8}.
 *
 * @param bits how many of the first ones count
 */
public record AddressRange(InetAddress network, int bits) {
  private static final Pattern DIGITS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  public static List<AddressRange> list(String key, List<String> texts) {
    return texts.stream().map(text -> parse(key, text)).toList();
  }

  private static AddressRange parse(String key, String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress network = literal(address);
      int all = Byte.SIZE * network.getAddress().length;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new NumberFormatException(text);
      }
      return new AddressRange(network, bits);
    } catch (UnknownHostException | NumberFormatException wrong) {
      throw new ConfigException(
          key + " must hold addresses or networks such as 10.0.0.0/8, not " + text);
    }
  }

  /** Digits only, so that nobody is asked for a name. */
  private static InetAddress literal(String address) throws UnknownHostException {
    boolean four = address.indexOf(':') < 0;
    if (!DIGITS.matcher(address).matches() || four && address.split("\\.", -1).length != 4) {
      throw new UnknownHostException(address);
    }
    return InetAddress.getByName(address);
  }

  /** An address of the other family is in no range. */
  public boolean holds(InetAddress address) {
    byte[] some = address.getAddress();
    byte[] own = network.getAddress();
    if (some.length != own.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if ((some[bit / Byte.SIZE] & mask) != (own[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
