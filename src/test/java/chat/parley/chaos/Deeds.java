package chat.parley.chaos;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * What a talker does next: he speaks, and some of the time he changes what was said. Nothing that
 * he asks for is refused or without an effect, whatever the others do: each reacts once with an
 * emoji to a message, and nobody but its author touches one that he is going to delete. His
 * talker's lock guards it.
 */
final class Deeds {
  private static final List<String> EMOJI = List.of("\uD83D\uDC4D", "\u2764\uFE0F", "\uD83C\uDF89");
  private static final int RECENT = 40;

  private final String room;
  private final Random random;
  private final double changing;
  private final List<Long> own = new ArrayList<>();
  private final Deque<Long> doomed = new ArrayDeque<>();
  private final Queue<Command> takenBack = new ArrayDeque<>();
  private final Deque<Command> reactions = new ArrayDeque<>();

  /**
   * @param changing which part of his deeds are changes, 0 to 1
   */
  Deeds(String room, Random random, double changing) {
    this.room = room;
    this.random = random;
    this.changing = changing;
  }

  Command next(String cid) {
    return (random.nextDouble() < changing ? change(cid) : Optional.<Command>empty())
        .orElseGet(() -> Command.say(room, cid))
        .with("cid", cid);
  }

  private Optional<Command> change(String cid) {
    return switch (random.nextInt(5)) {
      case 0 -> edit(cid);
      case 1 -> Optional.ofNullable(doomed.poll()).map(seq -> Command.change("delete", room, seq));
      case 2 -> Optional.ofNullable(takenBack.poll()).map(react -> react.with("on", false));
      default -> Optional.ofNullable(reactions.poll());
    };
  }

  private Optional<Command> edit(String cid) {
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Command.change("edit", room, own.get(random.nextInt(own.size())))
                .with("body", new JsonObject().put("text", "now " + cid)));
  }

  /** Somebody's message was heard, or one's own: something to react to. */
  void heard(JsonObject message) {
    if (changing == 0 || isDoomed(message.getString("cid"))) {
      return;
    }
    String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
    reactions.add(Command.change("react", room, message.getLong("seq")).with("emoji", emoji));
    if (reactions.size() > RECENT) {
      reactions.poll();
    }
  }

  void done(Command command, JsonObject reply) {
    if (command.op().equals("send")) {
      Collection<Long> which = isDoomed(command.fields().getString("cid")) ? doomed : own;
      which.add(reply.getLong("seq"));
    } else if (command.op().equals("react") && !command.fields().containsKey("on")) {
      takenBack.add(command);
    }
  }

  /** A part of all messages is only there to be deleted; every talker knows them by their cid. */
  private static boolean isDoomed(String cid) {
    return cid.endsWith("7");
  }
}
