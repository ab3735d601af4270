package chat.parley.commandline;

import chat.parley.config.StoreConfig;
import chat.parley.control.ControlClient;
import chat.parley.store.PostgresRestore;
import chat.parley.store.SqliteBackup;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code backup FILE}: asks the node that runs, or looks itself when none does. */
@Command(
    name = "backup",
    description =
        "Copies the embedded database into a file, and what people have sent into a folder beside it"
            + " (FILE.files), also while Parley runs.",
    sortOptions = false)
public final class BackupCommand implements Callable<Integer> {
  @ParentCommand private Configured main;

  @Parameters(paramLabel = "FILE", description = "Where to.")
  private Path file;

  @Option(
      names = {"--force"},
      description = "Write over the file if it is there.")
  private boolean force;

  @Option(
      names = {"--without-files"},
      description = "Leave out what people have sent.")
  private boolean withoutFiles;

  @Override
  public Integer call() throws IOException {
    StoreConfig store = main.config().store();
    if (!store.embedded()) {
      System.err.println(
          "The messages are in PostgreSQL at "
              + PostgresRestore.place(store)
              + ": back it up with pg_dump --format=custom, see src/docs/operations.md");
      return CommandLine.ExitCode.USAGE;
    }
    Path data = Path.of(store.data());
    Path target = file.toAbsolutePath().normalize();
    OnTerminal progress = new OnTerminal("Backed up");
    Optional<ControlClient> node = ControlClient.connect(data);
    if (node.isPresent()) {
      ask(node.get(), target, progress);
    } else {
      Optional<Path> files = main.config().files().place(store).filter(folder -> !withoutFiles);
      SqliteBackup.stopped(data, files, target, force, progress);
    }
    progress.done("Backed up " + data + " to " + target);
    return CommandLine.ExitCode.OK;
  }

  private void ask(ControlClient node, Path target, IntConsumer progress) throws IOException {
    try (node) {
      JsonObject arguments =
          new JsonObject()
              .put("file", target.toString())
              .put("force", force)
              .put("files", !withoutFiles);
      node.ask("backup", arguments, progress);
    }
  }
}
