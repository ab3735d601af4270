package chat.parley.capability;

import chat.parley.message.Alteration;
import chat.parley.message.Message;
import java.util.Set;

/** The kinds of entries that this version knows in a room's log. */
public final class EntryKinds {

  /**
   * What the release before this one knew. It does not say so, and skips nothing: it would take an
   * entry of another kind for a message.
   */
  public static final Set<String> FIRST = Set.of(Message.KIND);

  public static final Set<String> KNOWN =
      Set.of(
          Message.KIND,
          Alteration.Edit.KIND,
          Alteration.Deletion.KIND,
          Alteration.Close.KIND,
          Alteration.Reaction.KIND,
          Alteration.Pin.KIND);

  private EntryKinds() {}
}
