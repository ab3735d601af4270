package chat.parley.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refused;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may what where, for now: the rules of a chat in which everybody is a guest. */
class RightsTest {
  private static final Sender GUEST = new Sender("session", new User("g-ann", "Ann", true), 1);
  private static final Sender SERVICE = Sender.service(new User("bot", "Bot", false));

  private final Rights rights = new Rights();

  @ParameterizedTest(name = "{0} in a room that is {1} and {2} may {3}: {4}")
  @DisplayName("each verb has one answer for each who and where")
  @CsvSource({
    "guest, open, joined, READ, yes",
    "guest, open, not joined, READ, yes",
    "guest, closed, not joined, READ, NO_SUCH_ROOM",
    "guest, open, joined, SPEAK, yes",
    "guest, open, not joined, SPEAK, NOT_MEMBER",
    "guest, closed, not joined, SPEAK, NO_SUCH_ROOM",
    "guest, open, joined, SEE_PEOPLE, yes",
    "guest, open, not joined, SEE_PEOPLE, NOT_MEMBER",
    "service, open, not joined, SPEAK, yes",
    "service, open, not joined, SEE_PEOPLE, yes",
    "service, closed, not joined, SPEAK, NO_SUCH_ROOM",
    "guest, open, joined, CONNECT, yes",
    "guest, open, joined, LIST_ROOMS, yes",
    "guest, open, not joined, SEARCH, yes",
    "guest, open, joined, WRITE_TO_PERSON, yes",
    "guest, open, joined, CALL_EVERYONE, yes"
  })
  void answers(String who, String open, String joined, Verb verb, String answer) {
    Place where = new Place(open.equals("open"), joined.equals("joined"));
    Sender sender = who.equals("guest") ? GUEST : SERVICE;
    Optional<Problem> refused = rights.refusal(sender, where, verb).map(Refused::problem);
    assertEquals(answer, refused.map(Problem::name).orElse("yes"));
  }
}
