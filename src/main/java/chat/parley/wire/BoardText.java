package chat.parley.wire;

import static chat.parley.wire.RoomName.ROOM;

import chat.parley.board.BoardName;
import chat.parley.room.DirectRoom;
import chat.parley.room.Names;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The name of a board in its room, which follows the rules of names of open rooms. */
enum BoardText implements FieldType<String> {
  BOARD_TEXT;

  /** The board that an op is about. */
  static final Field<String> BOARD = Field.required("board", BOARD_TEXT, "");

  static BoardName name(Given given) {
    return new BoardName(ROOM.in(given), BOARD.in(given));
  }

  @Override
  public String read(String name, Object value, Bounds bounds) {
    return Names.room(Text.of(name, value))
        .filter(board -> !DirectRoom.isDirect(board))
        .orElseThrow(
            () ->
                Wrong.field(
                    name, "must name a board with 1 to 128 letters, digits, '-', '_' or '.'"));
  }

  /** Without its length: what cannot be seen in a name does not count. */
  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("minLength", 1);
  }

  @Override
  public String words(Bounds bounds) {
    return "name of a board";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("ops");
  }
}
