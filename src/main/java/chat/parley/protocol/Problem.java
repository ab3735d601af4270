package chat.parley.protocol;

import java.util.Optional;

/**
 * The closed list of refusals. Code and name are public API, texts are not; a temporary one may be
 * tried again as it is.
 */
public enum Problem {
  BAD_REQUEST(400, false),
  BAD_UPDATE(400, false),
  HELLO_FIRST(401, false),
  UNAUTHORIZED(401, false),
  FORBIDDEN(403, false),
  NOT_MEMBER(403, false),
  FOREIGN_CLIENT(403, false),
  NO_SUCH_ROOM(404, false),
  NO_SUCH_USER(404, false),
  NO_SUCH_SESSION(404, false),
  NO_SUCH_MESSAGE(404, false),
  NO_SUCH_FILE(404, false),
  NO_SUCH_DOCUMENT(404, false),
  NO_SUCH_OP(404, false),
  CID_REUSED(409, false),
  GAP(409, false),
  NOT_EMPTY(409, false),
  CHANGED_MEANWHILE(409, false),
  KIND(409, false),
  EXISTS(409, false),
  NOT_YET(409, true),
  REPLACED(409, true),
  WRONG_OFFSET(409, false),
  TOO_LARGE(413, false),
  REJECTED(422, false),
  WRONG_CHECKSUM(422, false),
  RATE_LIMITED(429, true),
  TOO_MANY(429, false),
  INTERNAL(500, true),
  OVERLOADED(503, true),
  UNAVAILABLE(503, true),
  DRAINING(503, true),
  NO_ANSWER(504, true),
  NO_SPACE(507, true);

  private final int code;
  private final boolean temporary;

  Problem(int code, boolean temporary) {
    this.code = code;
    this.temporary = temporary;
  }

  public int code() {
    return code;
  }

  public boolean temporary() {
    return temporary;
  }

  public Refused refused(String detail) {
    return new Refused(this, detail, Optional.empty(), 0);
  }

  /**
   * @param retryAfterMillis when it is worth trying again
   */
  public Refused refusedForNow(String detail, long retryAfterMillis) {
    return new Refused(this, detail, Optional.empty(), retryAfterMillis);
  }

  public Refused refusedFor(String field, String detail) {
    return new Refused(this, detail, Optional.of(field), 0);
  }
}
