package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;

/** Who somebody proves to be, by {@code Bearer <session>.<key>} (RFC 6750, 2.1). */
public final class BearerProof {
  private static final String BEARER = "Bearer ";

  private BearerProof() {}

  /**
   * @param authorization the header; empty when there is none
   * @throws Refusal when nobody is proved by it
   */
  public static Sender of(String authorization, SessionKeys keys) {
    int dot = authorization.indexOf('.');
    if (!authorization.startsWith(BEARER) || dot < 0) {
      throw new Refusal(
          Problem.UNAUTHORIZED.refused("Say who you are: Authorization: Bearer <session>.<key>"));
    }
    String session = authorization.substring(BEARER.length(), dot).strip();
    User user =
        keys.user(session, authorization.substring(dot + 1).strip())
            .orElseThrow(() -> new Refusal(Problem.UNAUTHORIZED.refused("The key does not fit.")));
    return new Sender(session, user, 0);
  }
}
