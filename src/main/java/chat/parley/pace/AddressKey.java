package chat.parley.pace;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** By what addresses are told apart: IPv4 whole, IPv6 by its /64, of which one host has all. */
final class AddressKey {
  private static final int PREFIX_BYTES = 8;

  private AddressKey() {}

  /**
   * @param address as digits, so that nobody is asked for a name; anything else counts as it is
   */
  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet4Address mapped
          ? mapped.getHostAddress()
          : prefix((Inet6Address) parsed);
    } catch (UnknownHostException strange) {
      return address;
    }
  }

  private static String prefix(Inet6Address address) {
    byte[] network = Arrays.copyOf(address.getAddress(), PREFIX_BYTES);
    try {
      return InetAddress.getByAddress(Arrays.copyOf(network, 2 * PREFIX_BYTES)).getHostAddress()
          + "/64";
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("sixteen bytes are an address", impossible);
    }
  }
}
