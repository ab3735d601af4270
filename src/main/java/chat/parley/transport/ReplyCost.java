package chat.parley.transport;

import chat.parley.pace.Price;
import chat.parley.room.Members;
import chat.parley.room.Reply;

/** What an answer has cost, which is known only when it is there. */
final class ReplyCost implements Reply.Cases<Integer> {
  private static final ReplyCost BYTES = new ReplyCost();
  private static final double BYTES_PER_COMMAND = 16 * 1024;
  private static final int MEMBER_BYTES = 80;
  private static final int ROOM_BYTES = 150;

  private ReplyCost() {}

  static Price price(Reply reply) {
    return new Price(reply.match(BYTES) / BYTES_PER_COMMAND, 0, 0);
  }

  @Override
  public Integer entered(Reply.Entered reply) {
    return reply.rooms().stream().mapToInt(this::joined).sum();
  }

  @Override
  public Integer joined(Reply.Joined reply) {
    return ROOM_BYTES + reply.page().weight() + members(reply.members());
  }

  private static int members(Members members) {
    return MEMBER_BYTES * members.present().size();
  }

  @Override
  public Integer left(Reply.Left reply) {
    return 0;
  }

  @Override
  public Integer sent(Reply.Sent reply) {
    return 0;
  }

  @Override
  public Integer delivered(Reply.Delivered reply) {
    return 0;
  }

  @Override
  public Integer read(Reply.Read reply) {
    return reply.page().weight();
  }

  @Override
  public Integer present(Reply.Present reply) {
    return members(reply.members());
  }

  @Override
  public Integer listed(Reply.Listed reply) {
    return ROOM_BYTES * reply.rooms().size();
  }

  @Override
  public Integer done(Reply.Done reply) {
    return 0;
  }

  @Override
  public Integer refused(Reply.Refused reply) {
    return 0;
  }
}
