package chat.parley.commandline;

import chat.parley.config.StoreConfig;
import chat.parley.store.PostgresRestore;
import chat.parley.store.SqliteRestore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code restore FILE}, and {@code restore} for a PostgreSQL that was restored. */
@Command(
    name = "restore",
    description =
        "Puts a backup in the place of the embedded database, while Parley is stopped; with"
            + " PostgreSQL, without a file: tells clients that the database was restored.",
    sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {
  @ParentCommand private Configured main;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "What backup wrote.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    StoreConfig store = main.config().store();
    if (store.embedded() != file.isPresent()) {
      System.err.println(
          store.embedded()
              ? "Which FILE shall be put in place?"
              : "Restore PostgreSQL with pg_restore, then run restore without a FILE");
      return CommandLine.ExitCode.USAGE;
    }
    if (file.isPresent()) {
      Path data = Path.of(store.data());
      String kept = SqliteRestore.run(data, main.config().files().place(store), file.get());
      System.out.println("Restored " + data + " from " + file.get() + "; " + kept);
    } else {
      String place = PostgresRestore.run(store);
      System.out.println(place + " has a new epoch; nodes that run notice it by themselves");
    }
    return CommandLine.ExitCode.OK;
  }
}
