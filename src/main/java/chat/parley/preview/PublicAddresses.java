package chat.parley.preview;

import chat.parley.config.AddressRange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Which addresses are out in the open, so that asking them tells nobody anything that he could not
 * ask himself. The special ones are those of IANA's registries (RFC 6890), and those by which
 * clouds tell their machines secrets.
 */
public final class PublicAddresses {
  private static final List<AddressRange> SPECIAL =
      AddressRange.list(
          "special",
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "168.63.129.16", // Azure's host, from inside any machine there
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/3",
              "2001::/23", // among them Teredo, which carries an IPv4 address
              "2001:db8::/32",
              "2002::/16", // 6to4, as well
              "3fff::/20"));

  /** All others of IPv6 are for something else: local, multicast, mapped, translated. */
  private static final AddressRange UNICAST =
      AddressRange.list("unicast", List.of("2000::/3")).get(0);

  private final Set<InetAddress> own;
  private final List<AddressRange> refused;

  /**
   * @param own the addresses of this machine
   * @param refused what the operator adds
   */
  public PublicAddresses(Set<InetAddress> own, List<AddressRange> refused) {
    this.own = own;
    this.refused = refused;
  }

  public boolean include(InetAddress address) {
    return !own.contains(address)
        && SPECIAL.stream().noneMatch(range -> range.holds(address))
        && refused.stream().noneMatch(range -> range.holds(address))
        && (!(address instanceof Inet6Address) || UNICAST.holds(address));
  }
}
