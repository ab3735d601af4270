package chat.parley.commandline;

import chat.parley.config.ParleyConfig;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.FileSweep;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.node.FileSettings;
import chat.parley.store.Store;
import chat.parley.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code files verify} and {@code files collect}: looks after what people have sent. */
@Command(
    name = "files",
    description =
        "Looks after the files that people have sent. The embedded database is read while"
            + " no node runs.",
    sortOptions = false)
public final class FilesCommand {
  private static final int ROWS = 500;
  private static final int MOST = 100_000;

  @ParentCommand private Configured main;

  @Command(
      name = "verify",
      description = "Reads all files, and says which are not what they were when they came.")
  int verify() {
    return run(main.config(), (store, uploads) -> verify(store, uploads, System.out));
  }

  @Command(
      name = "collect",
      description = "Takes away what nobody asks for any more, as a node does each hour.")
  int collect(
      @Option(
              names = {"--dry-run"},
              description = "Only say what that is.")
          boolean dryRun) {
    return run(main.config(), (store, uploads) -> collect(uploads, dryRun, System.out));
  }

  /** What is done with open files; the exit code. */
  interface Action {
    int with(Store store, Uploads uploads);
  }

  /**
   * @throws StoreException in words for an operator
   */
  static int run(ParleyConfig config, Action action) {
    if (config.store().embedded() && !Files.exists(Path.of(config.store().data(), "parley.db"))) {
      throw new StoreException("there is no database in " + config.store().data(), null);
    }
    Vertx vertx = Vertx.vertx();
    try {
      Store store = Awaited.result(Store.open(vertx, config.store()));
      try {
        return action.with(store, FileSettings.uploads(vertx, config, store));
      } finally {
        Awaited.result(store.database().close());
      }
    } finally {
      Awaited.ended(vertx);
    }
  }

  static int verify(Store store, Uploads uploads, PrintStream out) {
    int seen = 0;
    int wrong = 0;
    List<StoredFile> some = Awaited.result(store.files().after("", ROWS));
    while (!some.isEmpty()) {
      for (StoredFile file : some) {
        seen++;
        String fault = fault(uploads, file);
        if (!fault.isEmpty()) {
          wrong++;
          out.println(file.id() + " " + file.name() + ": " + fault);
        }
      }
      some = Awaited.result(store.files().after(some.get(some.size() - 1).id(), ROWS));
    }
    out.println(seen + " files, " + wrong + " of them are not as they were");
    return wrong == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  /** Empty when all is there. */
  private static String fault(Uploads uploads, StoredFile file) {
    if (file.have() == 0 && !file.complete()) {
      return "";
    }
    try {
      FileStore.Bytes bytes = Awaited.result(uploads.read(file));
      try {
        Digested found = Awaited.result(Digested.of(bytes));
        if (found.length() < file.have() || file.complete() && found.length() != file.have()) {
          return "has " + found.length() + " bytes in place of " + file.have();
        }
        return file.digest().filter(digest -> !digest.equals(found.sha256())).isPresent()
            ? "has other bytes"
            : "";
      } finally {
        bytes.close();
      }
    } catch (StoreException unreadable) {
      return "cannot be read";
    }
  }

  static int collect(Uploads uploads, boolean dryRun, PrintStream out) {
    FileSweep sweep = new FileSweep(uploads, System.currentTimeMillis(), file -> {});
    List<StoredFile> abandoned = Awaited.result(sweep.abandoned(MOST));
    abandoned.forEach(file -> out.println(file.id() + " " + file.name()));
    List<String> unknown = new ArrayList<>();
    Awaited.result(
        sweep.unknown(
            names -> {
              unknown.addAll(names);
              return Future.succeededFuture();
            }));
    unknown.forEach(name -> out.println(name + " of which nothing is known"));
    if (!dryRun) {
      Awaited.result(sweep.clean(failure -> out.println("failed: " + failure.getMessage())));
    }
    out.println(
        (dryRun ? "Would take away " : "Took away ")
            + abandoned.size()
            + " files and "
            + unknown.size()
            + " of which nothing is known");
    return CommandLine.ExitCode.OK;
  }
}
