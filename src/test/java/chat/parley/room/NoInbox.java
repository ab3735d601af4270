package chat.parley.room;

import chat.parley.log.StoreUnavailable;
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
import chat.parley.message.inbox.Unread;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Nothing of people's conversations can be kept or read. */
final class NoInbox implements InboxStore {

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
}
