package chat.parley.transport.file;

import chat.parley.message.file.FileCommand;
import chat.parley.pace.Price;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Names;
import chat.parley.wire.StrictJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What somebody says of a file that he begins to send, however he says it. */
final class Wanted {
  private static final int CID_CHARACTERS = 64;

  /** What can be said of a file in a query. */
  private static final List<String> FIELDS =
      List.of(
          "room",
          "name",
          "type",
          "cid",
          "text",
          "format",
          "mentions",
          "reply",
          "peaks",
          "duration");

  /** What it costs to call everybody, in sends. */
  private static final int CALLING = 5;

  /** What is said with the first of several files alone. */
  private static final List<String> ONCE = List.of("text", "format", "mentions");

  private Wanted() {}

  /**
   * @param said by their names: room, name or filename, type or filetype, cid, and {@link Words}
   */
  static FileCommand.Begin of(Map<String, String> said, OptionalLong size) {
    String cid = said.getOrDefault("cid", "");
    StrictJson.checked(cid);
    if (cid.length() > CID_CHARACTERS) {
      throw refusal("cid", "A cid has at most " + CID_CHARACTERS + " characters.");
    }
    return new FileCommand.Begin(
        room(said.getOrDefault("room", "")),
        first(said, "name", "filename"),
        first(said, "type", "filetype"),
        size,
        cid.isEmpty() ? UUID.randomUUID().toString() : cid,
        Words.body(said),
        Words.reply(said),
        Heard.sound(said));
  }

  /** What the query says of it, by the same names. */
  static Map<String, String> query(FileRequest request) {
    Map<String, String> said = new HashMap<>();
    for (String name : FIELDS) {
      if (!request.field(name).isEmpty()) {
        said.put(name, request.field(name));
      }
    }
    return said;
  }

  /** The same of a later file that comes with others: the words were said with the first. */
  static Map<String, String> next(Map<String, String> said, int before) {
    Map<String, String> next = new HashMap<>(said);
    next.keySet().removeAll(ONCE);
    next.computeIfPresent("cid", (field, cid) -> cid + "." + before);
    return next;
  }

  /** What it costs to begin: as much as a message that says the same. */
  static Price price(FileCommand.Begin wanted) {
    return new Price(1, wanted.body().callsAll() ? CALLING : 1, wanted.body().weight());
  }

  /** A part of a file that is put together with others later: nobody sees it before. */
  static FileCommand.Begin part(OptionalLong size) {
    return new FileCommand.Begin("", "part", "", size, UUID.randomUUID().toString(), "");
  }

  private static String first(Map<String, String> said, String one, String other) {
    return Optional.ofNullable(said.get(one)).orElseGet(() -> said.getOrDefault(other, ""));
  }

  private static String room(String name) {
    return Names.room(name)
        .orElseThrow(() -> refusal("room", "Say in which room the file is to be."));
  }

  private static Refusal refusal(String field, String words) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor(field, words));
  }
}
