package chat.parley.pace;

/**
 * What those who come may do.
 *
 * @param people an address may do as much as so many
 * @param handshakes connections and sessions that one address may begin
 * @param places of them that it may have
 */
public record VisitorRules(Rates person, int people, Rate handshakes, int places) {}
