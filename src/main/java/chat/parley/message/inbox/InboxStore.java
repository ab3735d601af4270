package chat.parley.message.inbox;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * What is kept of each person's conversations. Writes are committed when they are answered, each
 * map in one transaction.
 */
public interface InboxStore {
  /** Most rooms of which something is kept for one person; and, apart from them, direct rooms. */
  int CONVERSATIONS = 2_000;

  /** Most bytes of UTF-8 that the drafts of one person take. */
  int DRAFT_BYTES = 256 * 1024;

  /** In a room of more people nobody is told who has seen what. */
  int NAMED = 50;

  /** Moves read marks; those are left out for which there is no place. */
  Future<Map<Conversation, Changed>> move(Map<Conversation, ReadMark> marks);

  /** Changes preferences; those are left out for which there is no place. */
  Future<Map<Conversation, Changed>> prefer(Map<Conversation, PreferenceChange> changes);

  /** Keeps drafts; an empty text forgets one. */
  Future<Map<Conversation, DraftOutcome>> keep(Map<Conversation, String> drafts);

  Future<Place> place(Conversation of);

  /** The draft; empty when there is none. */
  Future<String> draft(Conversation of);

  /** One answer for each span, of which no two are of the same conversation. */
  Future<Map<Conversation, Unread>> count(List<Span> spans);

  /** Who has seen what; nobody in a room of more than {@link #NAMED} people. */
  Future<List<Seen>> seen(String room);

  /**
   * A person's conversations in the order of their names: those of which something is kept, and the
   * {@link #CONVERSATIONS} direct rooms last spoken in.
   *
   * @param after the name behind which they begin
   */
  Future<List<Line>> lines(String user, String after, int limit);

  /** What they follow within rooms. */
  ThreadStore threads();
}
