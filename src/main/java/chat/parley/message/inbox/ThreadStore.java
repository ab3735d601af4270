package chat.parley.message.inbox;

import chat.parley.message.MessageId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * What people follow. The store itself sees to it that whoever answers in a thread, is mentioned
 * there, or began it and is answered, follows it: in the transaction of the reply, unless he has
 * said before whether he wants to. Of each person it keeps the {@link #THREADS} threads with which
 * he has had to do last.
 */
public interface ThreadStore {
  int THREADS = 1_000;

  /** Any message of a thread names it; nothing when there is no such message. */
  Future<Optional<ThreadStand>> stand(String user, MessageId message);

  /**
   * Whoever begins to follow has read what is there.
   *
   * @param now milliseconds since 1970
   * @return whether it is news
   */
  Future<Boolean> follow(String user, MessageId message, boolean on, long now);

  /**
   * Moves a mark up, never back, and no further than the last reply.
   *
   * @return whether it is news; not so where nothing is kept of the thread
   */
  Future<Boolean> read(String user, MessageId message, long upTo, long now);

  /**
   * Those that he follows, the one that was answered last first.
   *
   * @param unread only those with replies behind what he has read, if only his own
   * @param behind where they begin
   */
  Future<List<ThreadLine>> followed(String user, boolean unread, ThreadPlace behind, int limit);
}
