package chat.parley.transport;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import java.util.regex.Pattern;

/** Services of this installation: programs that are part of the server, and speak as users. */
public final class Services {
  private static final Pattern USER_ID = Pattern.compile("[\\w.-]{1,60}");

  private Services() {}

  /**
   * @throws Refusal when that is no id, or no name
   */
  public static Sender sender(String id, String name) {
    if (!USER_ID.matcher(id).matches()) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("user", "This is no user id."));
    }
    String shown =
        Names.user(name)
            .orElseThrow(
                () -> new Refusal(Problem.BAD_REQUEST.refusedFor("name", "This is no name.")));
    return Sender.service(new User(id, shown, false));
  }
}
