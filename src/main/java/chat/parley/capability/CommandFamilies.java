package chat.parley.capability;

import chat.parley.board.BoardCommand;
import chat.parley.board.lines.LineCommand;
import chat.parley.document.DocumentCommand;
import chat.parley.message.MessageCommand;
import chat.parley.message.export.ExportCommand;
import chat.parley.message.file.FileCommand;
import chat.parley.message.inbox.InboxCommand;
import chat.parley.message.link.LinkCommand;
import chat.parley.message.search.SearchCommand;
import chat.parley.protocol.Command;
import chat.parley.room.RoomCommand;

/** One method per capability: adding one breaks every place that must know it. */
public interface CommandFamilies<R> {
  R room(RoomCommand command);

  R message(MessageCommand command);

  R inbox(InboxCommand command);

  R search(SearchCommand command);

  R link(LinkCommand command);

  R export(ExportCommand command);

  R file(FileCommand command);

  R document(DocumentCommand command);

  R board(BoardCommand command);

  R line(LineCommand command);

  /**
   * The one place that tells families apart; a sealed type cannot span packages without modules.
   */
  static <R> R match(Command command, CommandFamilies<R> families) {
    if (command instanceof MessageCommand message) {
      return families.message(message);
    }
    if (command instanceof DocumentCommand document) {
      return families.document(document);
    }
    if (command instanceof BoardCommand board) {
      return families.board(board);
    }
    if (command instanceof LineCommand line) {
      return families.line(line);
    }
    if (command instanceof InboxCommand inbox) {
      return families.inbox(inbox);
    }
    if (command instanceof SearchCommand search) {
      return families.search(search);
    }
    if (command instanceof LinkCommand link) {
      return families.link(link);
    }
    if (command instanceof ExportCommand export) {
      return families.export(export);
    }
    if (command instanceof FileCommand file) {
      return families.file(file);
    }
    if (command instanceof RoomCommand room) {
      return families.room(room);
    }
    throw new IllegalArgumentException("of no capability: " + command.getClass());
  }
}
