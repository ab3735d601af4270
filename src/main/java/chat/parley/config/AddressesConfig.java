package chat.parley.config;

/**
 * The {@code addresses} section: what all who come from one address may do together. An office of
 * hundreds may be behind one; IPv6 counts by /64. Behind a reverse proxy {@code
 * http.trustedProxies} must name it, or everybody has the proxy's.
 *
 * @param people an address may do as much as so many people who go to their limits
 * @param connections most connections, and sessions of many requests, of one address
 * @param handshakesPerSecond how many of them one address may begin
 * @param handshakesBurst how many at once
 */
public record AddressesConfig(
    int people, int connections, int handshakesPerSecond, int handshakesBurst) {

  static AddressesConfig read(Section section) {
    return new AddressesConfig(
        section.integer("people", 50, 1, 1_000_000),
        section.integer("connections", 2_000, 1, 10_000_000),
        section.integer("handshakesPerSecond", 50, 1, 1_000_000),
        section.integer("handshakesBurst", 1_000, 1, 10_000_000));
  }
}
