package chat.parley.access;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import java.util.Optional;

/**
 * Who may what where: decided here and nowhere else, from memory, on the loop that owns the rooms.
 */
public final class Rights {

  /** Nothing when he may. */
  public Optional<Refused> refusal(Sender who, Place where, Verb verb) {
    return switch (verb) {
      case CONNECT, LIST_ROOMS, SEARCH, WRITE_TO_PERSON, CALL_EVERYONE -> Optional.empty();
      case READ, EXPORT, UPLOAD -> where.open() ? Optional.empty() : Optional.of(noSuchRoom());
      case WRITE -> where.open() ? writing(who, where) : Optional.of(noSuchRoom());
      case SPEAK, SEE_PEOPLE, EDIT_OWN, DELETE_OWN, REACT, PIN, STOP, MENTION_ALL ->
          where.open() ? speaking(who, where) : Optional.of(noSuchRoom());
      case DELETE_ANY, SEE_VERSIONS -> where.open() ? serving(who) : Optional.of(noSuchRoom());
    };
  }

  /** A service of this installation speaks without having joined. */
  private static Optional<Refused> speaking(Sender who, Place where) {
    return who.isService() || where.joined()
        ? Optional.empty()
        : Optional.of(Problem.NOT_MEMBER.refusedFor("room", "Join the room first."));
  }

  private static Optional<Refused> writing(Sender who, Place where) {
    return who.isService() || where.writable()
        ? Optional.empty()
        : Optional.of(Problem.FORBIDDEN.refused("You may read this, and not write it."));
  }

  /** What nobody may until there are roles, but a service of this installation. */
  private static Optional<Refused> serving(Sender who) {
    return who.isService()
        ? Optional.empty()
        : Optional.of(Problem.FORBIDDEN.refused("You may not do this."));
  }

  /** Whoever may not know of a room is told what he would be told if there were none. */
  public static Refused noSuchRoom() {
    return Problem.NO_SUCH_ROOM.refusedFor("room", "There is no such room.");
  }

  /**
   * @throws Refusal when he may not
   */
  public void require(Sender who, Place where, Verb verb) {
    refusal(who, where, verb)
        .ifPresent(
            refused -> {
              throw new Refusal(refused);
            });
  }
}
