package chat.parley.transport;

import chat.parley.capability.CommandCases;
import chat.parley.capability.CommandFamilies;
import chat.parley.message.MessageCommand;
import chat.parley.message.Target;
import chat.parley.pace.Price;
import chat.parley.protocol.Command;
import chat.parley.room.RoomCommand;
import chat.parley.wire.BinaryData;

/** What each op costs: more than one command where it causes more than one reading or writing. */
final class CommandCost implements CommandCases<Price> {
  private static final double ROOMS_PER_COMMAND = 10;
  private static final Price READING = new Price(2, 0, 0);
  private static final Price READING_MUCH = new Price(4, 0, 0);

  private final int rooms;

  private CommandCost(int rooms) {
    this.rooms = rooms;
  }

  /**
   * @param rooms in how many the sender is
   */
  static Price of(Command command, int rooms) {
    return CommandFamilies.match(command, new CommandCost(rooms));
  }

  /** Of a hello that goes on in so many rooms. */
  static Price hello(int rooms) {
    return touching(rooms);
  }

  private static Price touching(int rooms) {
    return new Price(1 + rooms / ROOMS_PER_COMMAND, 0, 0);
  }

  @Override
  public Price enter(RoomCommand.Enter command) {
    return hello(command.rooms().size());
  }

  @Override
  public Price join(RoomCommand.Join command) {
    return READING;
  }

  @Override
  public Price leave(RoomCommand.Leave command) {
    return Price.ONE_COMMAND;
  }

  @Override
  public Price send(MessageCommand.Send command) {
    return new Price(1, 1, command.body().weight());
  }

  @Override
  public Price emit(MessageCommand.Emit command) {
    int sends = command.to() instanceof Target.ToEveryone ? 1 : 0;
    return new Price(1, sends, BinaryData.weight(command.data()));
  }

  /** Everybody in the room is told, and told again when it ends. */
  @Override
  public Price typing(RoomCommand.Typing command) {
    return READING;
  }

  @Override
  public Price presence(RoomCommand.Presence command) {
    return command.set().isPresent() ? touching(rooms) : READING;
  }

  @Override
  public Price history(MessageCommand.History command) {
    return READING;
  }

  @Override
  public Price list(RoomCommand.ListRooms command) {
    return READING_MUCH;
  }

  @Override
  public Price quit(RoomCommand.Quit command) {
    return Price.ONE_COMMAND;
  }
}
