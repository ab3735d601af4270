package chat.parley.store;

import chat.parley.board.BoardStore;
import chat.parley.board.lines.LineStore;
import chat.parley.config.StoreConfig;
import chat.parley.document.DocumentStore;
import chat.parley.message.MessageStore;
import chat.parley.message.OpenMessageStore;
import chat.parley.message.export.ExportStore;
import chat.parley.message.file.FileRecords;
import chat.parley.message.file.FileStore;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.retention.RetentionStore;
import chat.parley.message.search.SearchStore;
import chat.parley.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * What is kept, by capability, and the secret that all nodes on it share.
 *
 * @param bytes where files can be kept beside them, if they can
 * @param sessionSecret signs session keys, so that a resume works on any node and after a restart
 * @param description where the data is, without secrets, for one line of the log
 * @param nodes who else writes there, if anybody can
 * @param watch on a database that is not this node's alone
 */
public record Store(
    Database database,
    RoomStore rooms,
    MessageStore messages,
    SearchStore search,
    OpenMessageStore openMessages,
    InboxStore inbox,
    RetentionStore retention,
    ExportStore export,
    FileRecords files,
    DocumentStore documents,
    BoardStore boards,
    LineStore lines,
    Optional<FileStore> bytes,
    byte[] sessionSecret,
    String description,
    Optional<NodeTable> nodes,
    Optional<DatabaseWatch> watch) {

  /** Opens what the configuration names, and brings its tables up to date. */
  public static Future<Store> open(Vertx vertx, StoreConfig config) {
    return config.embedded() ? SqliteStore.open(vertx, config) : PostgresStore.open(vertx, config);
  }
}
