package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.List;

/**
 * Who somebody proves to be, by {@code Bearer <session>.<key>} (RFC 6750, 2.1), or by {@code Token}
 * in place of {@code Bearer}, as programs say that write to InfluxDB.
 */
public final class BearerProof {
  private static final List<String> SCHEMES = List.of("Bearer ", "Token ");

  private BearerProof() {}

  /**
   * @param authorization the header; empty when there is none
   * @throws Refusal when nobody is proved by it
   */
  public static Sender of(String authorization, SessionKeys keys) {
    String token = token(authorization);
    int dot = token.indexOf('.');
    if (dot < 0) {
      throw new Refusal(
          Problem.UNAUTHORIZED.refused("Say who you are: Authorization: Bearer <session>.<key>"));
    }
    String session = token.substring(0, dot);
    User user =
        keys.user(session, token.substring(dot + 1))
            .orElseThrow(() -> new Refusal(Problem.UNAUTHORIZED.refused("The key does not fit.")));
    return new Sender(session, user, 0);
  }

  /** The {@code <session>.<key>} of the header; empty when there is none. */
  public static String token(String authorization) {
    return SCHEMES.stream()
        .filter(scheme -> authorization.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(scheme -> authorization.substring(scheme.length()).strip())
        .findFirst()
        .orElse("");
  }
}
