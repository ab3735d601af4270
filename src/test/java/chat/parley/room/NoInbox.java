package chat.parley.room;

import chat.parley.log.StoreUnavailable;
import chat.parley.message.MessageId;
import chat.parley.message.inbox.Changed;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.DraftOutcome;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.message.inbox.ReadMark;
import chat.parley.message.inbox.Seen;
import chat.parley.message.inbox.Span;
import chat.parley.message.inbox.ThreadLine;
import chat.parley.message.inbox.ThreadPlace;
import chat.parley.message.inbox.ThreadStand;
import chat.parley.message.inbox.ThreadStore;
import chat.parley.message.inbox.Unread;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing of people's conversations can be kept or read. */
final class NoInbox implements InboxStore, ThreadStore {

  private static <T> Future<T> unavailable() {
    return Future.failedFuture(new StoreUnavailable("there is no inbox", null));
  }

  @Override
  public Future<Map<Conversation, Changed>> move(Map<Conversation, ReadMark> marks) {
    return unavailable();
  }

  @Override
  public Future<Map<Conversation, Changed>> prefer(Map<Conversation, PreferenceChange> changes) {
    return unavailable();
  }

  @Override
  public Future<Map<Conversation, DraftOutcome>> keep(Map<Conversation, String> drafts) {
    return unavailable();
  }

  @Override
  public Future<Place> place(Conversation of) {
    return unavailable();
  }

  @Override
  public Future<String> draft(Conversation of) {
    return unavailable();
  }

  @Override
  public Future<Map<Conversation, Unread>> count(List<Span> spans) {
    return unavailable();
  }

  @Override
  public Future<List<Seen>> seen(String room) {
    return unavailable();
  }

  @Override
  public Future<List<Line>> lines(String user, String after, int limit) {
    return unavailable();
  }

  @Override
  public ThreadStore threads() {
    return this;
  }

  @Override
  public Future<Optional<ThreadStand>> stand(String user, MessageId message) {
    return unavailable();
  }

  @Override
  public Future<Boolean> follow(String user, MessageId message, boolean on, long now) {
    return unavailable();
  }

  @Override
  public Future<Boolean> read(String user, MessageId message, long upTo, long now) {
    return unavailable();
  }

  @Override
  public Future<List<ThreadLine>> followed(
      String user, boolean unread, ThreadPlace behind, int limit) {
    return unavailable();
  }
}
