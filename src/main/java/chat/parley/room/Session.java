package chat.parley.room;

import chat.parley.access.Sender;
import chat.parley.access.User;
import java.util.HashSet;
import java.util.Set;

/** A client that has said hello, and the rooms it has asked to hear. */
final class Session {
  private final Sender sender;
  private final Set<String> rooms = new HashSet<>();
  private Status status = Status.ONLINE;
  private boolean open = true;
  private long order;

  Session(Sender sender) {
    this.sender = sender;
  }

  /** Whoever comes may ask for another name than he is given, so the name does not count. */
  boolean speaks(Sender sender) {
    return this.sender.session().equals(sender.session())
        && this.sender.connection() == sender.connection();
  }

  /** Under the name that it was given. */
  Sender sender() {
    return sender;
  }

  String id() {
    return sender.session();
  }

  User user() {
    return sender.user();
  }

  /** Holds from the moment a join is asked for, so that a send may follow it without waiting. */
  Set<String> rooms() {
    return rooms;
  }

  /** What it says of itself in every room, also in those that it joins later. */
  void show(Status status) {
    this.status = status;
  }

  Status status() {
    return status;
  }

  /** Which of two connections of one session is the newer one, in the whole cluster. */
  void order(long order) {
    this.order = order;
  }

  long order() {
    return order;
  }

  /** False once its connection is gone, which may happen while a join still reads. */
  boolean open() {
    return open;
  }

  void end() {
    open = false;
  }
}
