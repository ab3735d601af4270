package chat.parley.store;

import chat.parley.config.StoreConfig;
import chat.parley.log.LogStore;
import chat.parley.support.Await;
import chat.parley.support.Postgres;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Logs of notes in PostgreSQL. */
class PostgresNoteLogTest extends NoteLogContract {
  private static Postgres postgres;
  private PostgresNotes notes;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  protected LogStore<Note.Unwritten, Note> open(Vertx vertx) {
    postgres.sql("DROP TABLE IF EXISTS note, notes");
    Store store = Await.result(Store.open(vertx, new StoreConfig(postgres.url(), "", "FULL", 4)));
    notes = new PostgresNotes((PostgresDatabase) store.database());
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
