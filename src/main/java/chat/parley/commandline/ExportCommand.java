package chat.parley.commandline;

import chat.parley.config.StoreConfig;
import chat.parley.log.Page;
import chat.parley.room.Names;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomStore;
import chat.parley.store.Store;
import chat.parley.store.StoreException;
import chat.parley.wire.ExportLines;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code export --room NAME}: what a running node gives over HTTP, from the database itself. */
@Command(
    name = "export",
    description =
        "Writes the log of a room to the standard output, as JSON Lines. The embedded database is"
            + " read while no node runs; a node that runs exports over HTTP.",
    sortOptions = false)
public final class ExportCommand implements Callable<Integer> {
  private static final int ENTRIES = 500;

  @ParentCommand private Configured main;

  @Option(
      names = {"--room"},
      paramLabel = "NAME",
      required = true,
      description = "Which room.")
  private String room;

  @Option(
      names = {"--since"},
      paramLabel = "POS",
      defaultValue = "0",
      description = "Behind which position of its log it begins; 0 unless told otherwise.")
  private long since;

  /** What is logged goes elsewhere: it is no part of the export. */
  @Override
  public Integer call() throws IOException {
    System.setOut(System.err);
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
      write(main.config().store(), room, since, out);
    }
    return CommandLine.ExitCode.OK;
  }

  /**
   * @throws StoreException in words for an operator
   */
  static void write(StoreConfig config, String name, long since, OutputStream out)
      throws IOException {
    String room = Names.room(name).orElseThrow(() -> missing(name));
    if (config.embedded() && !Files.exists(Path.of(config.data(), "parley.db"))) {
      throw new StoreException("there is no database in " + config.data(), null);
    }
    Vertx vertx = Vertx.vertx();
    try {
      Store store = Awaited.result(Store.open(vertx, config));
      try {
        write(store.rooms(), room, since, out);
      } finally {
        Awaited.result(store.database().close());
      }
    } finally {
      Awaited.ended(vertx);
    }
  }

  private static StoreException missing(String room) {
    return new StoreException("there is no room " + room, null);
  }

  private static void write(RoomStore logs, String room, long since, OutputStream out)
      throws IOException {
    long head = Awaited.result(logs.head(room));
    if (head == 0) {
      throw missing(room);
    }
    say(out, ExportLines.room(room, logs.epoch(), System.currentTimeMillis(), since, head));
    long lines = 0;
    long at = since;
    for (List<RoomEntry> part = part(logs, room, at, head);
        !part.isEmpty();
        part = part(logs, room, at, head)) {
      String text = ExportLines.entries(part);
      say(out, text);
      lines += ExportLines.count(text);
      at = part.get(part.size() - 1).pos();
    }
    say(out, ExportLines.end(lines));
  }

  private static List<RoomEntry> part(RoomStore logs, String room, long after, long head) {
    Page<RoomEntry> page = Awaited.result(logs.after(room, after, head, ENTRIES));
    return page.entries();
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
