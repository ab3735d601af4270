package chat.parley.capability;

import chat.parley.message.MessageCommand;
import chat.parley.room.RoomCommand;

/** One method per command of every capability. */
public interface CommandCases<R>
    extends CommandFamilies<R>, RoomCommand.Cases<R>, MessageCommand.Cases<R> {

  @Override
  default R room(RoomCommand command) {
    return command.match(this);
  }

  @Override
  default R message(MessageCommand command) {
    return command.match(this);
  }
}
