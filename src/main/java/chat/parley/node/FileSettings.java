package chat.parley.node;

import chat.parley.config.FilesConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.message.file.FileNews;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Finisher;
import chat.parley.message.file.Others;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Uploads;
import chat.parley.picture.PictureFinisher;
import chat.parley.picture.PictureRules;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of Parley as files that people may send. */
public final class FileSettings {

  private static final long HOUR_MILLIS = 3_600_000;

  private FileSettings() {}

  /** For who looks after files while others may serve them. */
  public static Uploads uploads(Vertx vertx, ParleyConfig config, Store store) {
    return uploads(vertx, config, store, new Silent(""));
  }

  /**
   * @param others nodes on the same database, if its files are there
   */
  static Uploads uploads(Vertx vertx, ParleyConfig config, Store store, Others others) {
    return config.files().inDatabase(config.store().embedded())
        ? uploads(vertx, config, store, store.bytes().orElseThrow(), Optional.of(others))
        : uploads(vertx, config, store, folder(vertx, config), Optional.empty());
  }

  private static FileStore folder(Vertx vertx, ParleyConfig config) {
    String folder = config.files().folder();
    return new FolderFileStore(
        vertx, folder.isEmpty() ? Path.of(config.store().data(), "files") : Path.of(folder));
  }

  /**
   * Others may be there, of whom nothing is known.
   *
   * @param node what this one is called
   */
  record Silent(String node) implements Others {
    @Override
    public void tell(FileNews news) {
      // they look into the database
    }
  }

  private static Uploads uploads(
      Vertx vertx, ParleyConfig config, Store kept, FileStore store, Optional<Others> others) {
    FilesConfig files = config.files();
    return new Uploads(
        kept.files(),
        store,
        new Quotas(
            files.largestBytes(),
            files.personBytes(),
            files.roomBytes(),
            files.allBytes(),
            files.personFiles(),
            files.unfinished(),
            HOUR_MILLIS * files.unfinishedHours()),
        (millis, action) -> vertx.setTimer(Math.max(1, millis), timer -> action.run()),
        System::currentTimeMillis,
        files.pictures()
            ? new PictureFinisher(
                vertx,
                store,
                PictureRules.of(Runtime.getRuntime().maxMemory(), files.pictureSeconds()))
            : Finisher.NONE,
        others);
  }
}
