package chat.parley.transport.file;

import chat.parley.message.file.FileCommand;
import chat.parley.pace.Price;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Weight;
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
  private static final int TEXT_CHARACTERS = 1_000;

  private Wanted() {}

  /**
   * @param said by their names: room, name or filename, type or filetype, cid, text
   */
  static FileCommand.Begin of(Map<String, String> said, OptionalLong size) {
    String cid = said.getOrDefault("cid", "");
    String text = said.getOrDefault("text", "");
    StrictJson.checked(cid);
    StrictJson.checked(text);
    if (cid.length() > CID_CHARACTERS) {
      throw refusal("cid", "A cid has at most " + CID_CHARACTERS + " characters.");
    }
    if (text.codePointCount(0, text.length()) > TEXT_CHARACTERS) {
      throw refusal("text", "The text has at most " + TEXT_CHARACTERS + " characters.");
    }
    return new FileCommand.Begin(
        room(said.getOrDefault("room", "")),
        first(said, "name", "filename"),
        first(said, "type", "filetype"),
        size,
        cid.isEmpty() ? UUID.randomUUID().toString() : cid,
        text);
  }

  /** What the query says of it, by the same names. */
  static Map<String, String> query(FileRequest request) {
    Map<String, String> said = new HashMap<>();
    for (String name : List.of("room", "name", "type", "cid", "text")) {
      if (!request.field(name).isEmpty()) {
        said.put(name, request.field(name));
      }
    }
    return said;
  }

  /** What it costs to begin: as much as a message that says the same. */
  static Price price(FileCommand.Begin wanted) {
    return new Price(1, 1, Weight.ENVELOPE + Weight.of(wanted.text()));
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
