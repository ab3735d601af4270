package chat.parley.node;

import chat.parley.config.FilesConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.message.file.FileRecords;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Finisher;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Uploads;
import chat.parley.picture.PictureFinisher;
import chat.parley.picture.PictureRules;
import chat.parley.store.FolderFileStore;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** The settings of Parley as files that people may send. */
public final class FileSettings {

  private static final long HOUR_MILLIS = 3_600_000;

  private FileSettings() {}

  public static Uploads uploads(Vertx vertx, ParleyConfig config, FileRecords records) {
    FilesConfig files = config.files();
    Path folder =
        files.folder().isEmpty()
            ? Path.of(config.store().data(), "files")
            : Path.of(files.folder());
    FileStore store = new FolderFileStore(vertx, folder);
    return new Uploads(
        records,
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
            : Finisher.NONE);
  }
}
