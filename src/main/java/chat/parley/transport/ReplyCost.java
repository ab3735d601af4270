package chat.parley.transport;

import chat.parley.capability.ReplyCases;
import chat.parley.message.MessageReply;
import chat.parley.pace.Price;
import chat.parley.protocol.Done;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import chat.parley.room.Members;
import chat.parley.room.RoomReply;

/** What an answer has cost, which is known only when it is there. */
final class ReplyCost implements ReplyCases<Integer> {
  private static final ReplyCost BYTES = new ReplyCost();
  private static final double BYTES_PER_COMMAND = 16 * 1024;
  private static final int MEMBER_BYTES = 80;
  private static final int ROOM_BYTES = 150;

  private ReplyCost() {}

  static Price price(Reply reply) {
    return new Price(ReplyCases.match(reply, BYTES) / BYTES_PER_COMMAND, 0, 0);
  }

  @Override
  public Integer entered(RoomReply.Entered reply) {
    return reply.rooms().stream().mapToInt(this::joined).sum();
  }

  @Override
  public Integer joined(RoomReply.Joined reply) {
    return ROOM_BYTES + reply.page().weight() + members(reply.members());
  }

  private static int members(Members members) {
    return MEMBER_BYTES * members.present().size();
  }

  @Override
  public Integer left(RoomReply.Left reply) {
    return 0;
  }

  @Override
  public Integer sent(MessageReply.Sent reply) {
    return 0;
  }

  @Override
  public Integer delivered(MessageReply.Delivered reply) {
    return 0;
  }

  @Override
  public Integer read(MessageReply.Read reply) {
    return reply.page().weight();
  }

  @Override
  public Integer present(RoomReply.Present reply) {
    return members(reply.members());
  }

  @Override
  public Integer listed(RoomReply.Listed reply) {
    return ROOM_BYTES * reply.rooms().size();
  }

  @Override
  public Integer done(Done reply) {
    return 0;
  }

  @Override
  public Integer refused(Refused reply) {
    return 0;
  }
}
