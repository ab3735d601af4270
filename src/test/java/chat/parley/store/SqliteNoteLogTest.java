package chat.parley.store;

import chat.parley.config.StoreConfig;
import chat.parley.log.LogStore;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Logs of notes in SQLite. */
class SqliteNoteLogTest extends NoteLogContract {
  @TempDir private Path folder;
  private SqliteNotes notes;

  @Override
  protected LogStore<Note.Unwritten, Note> open(Vertx vertx) {
    StoreConfig config = new StoreConfig("", folder.toString(), "FULL", 8);
    Store store = Await.result(Store.open(vertx, config));
    notes = new SqliteNotes((SqliteDatabase) store.database());
    Await.result(notes.create());
    return notes;
  }

  @Override
  protected void expire(long upTo) {
    Await.result(notes.expire(upTo));
  }

  @Override
  protected void closeStore() {
    Await.result(notes.database().close());
  }
}
