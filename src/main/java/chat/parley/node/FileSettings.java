package chat.parley.node;

import chat.parley.config.Authority;
import chat.parley.config.FilesConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.config.S3Config;
import chat.parley.message.file.FileNews;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Finisher;
import chat.parley.message.file.Others;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.Uploads;
import chat.parley.picture.PictureFinisher;
import chat.parley.picture.PictureRules;
import chat.parley.s3.ArchivedFileStore;
import chat.parley.s3.S3Rules;
import chat.parley.scan.ScanCounts;
import chat.parley.scan.ScanRules;
import chat.parley.scan.ScanningFinisher;
import chat.parley.store.FolderFileStore;
import chat.parley.store.Store;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;

/** The settings of Parley as files that people may send. */
public final class FileSettings {

  private static final long SECOND_MILLIS = 1_000;
  private static final long HOUR_MILLIS = 3_600_000;

  private FileSettings() {}

  /** For who looks after files while others may serve them. */
  public static Uploads uploads(Vertx vertx, ParleyConfig config, Store store) {
    return uploads(vertx, config, store, new Silent(""), new ScanCounts());
  }

  /**
   * @param others nodes on the same database, if its files are there
   * @param scans counts what the virus scanner says, if there is one
   */
  static Uploads uploads(
      Vertx vertx, ParleyConfig config, Store store, Others others, ScanCounts scans) {
    return config
        .files()
        .place(config.store())
        .map(folder -> new FolderFileStore(vertx, folder))
        .map(folder -> uploads(vertx, config, store, folder, Optional.empty(), scans))
        .orElseGet(
            () ->
                uploads(
                    vertx, config, store, store.bytes().orElseThrow(), Optional.of(others), scans));
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
      Vertx vertx,
      ParleyConfig config,
      Store kept,
      FileStore growing,
      Optional<Others> others,
      ScanCounts scans) {
    FilesConfig files = config.files();
    Optional<ArchivedFileStore> archive =
        config.s3().endpoint().map(there -> archive(vertx, growing, there, config.s3()));
    FileStore store = archive.<FileStore>map(it -> it).orElse(growing);
    Uploads uploads =
        new Uploads(
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
            finisher(vertx, files, store, scans),
            others);
    archive.ifPresent(uploads::archive);
    return uploads;
  }

  private static ArchivedFileStore archive(
      Vertx vertx, FileStore growing, URI endpoint, S3Config s3) {
    S3Rules rules =
        new S3Rules(
            endpoint, s3.region(), s3.bucket(), s3.key(), s3.secret(), s3.prefix(), s3.pathStyle());
    return new ArchivedFileStore(vertx, growing, rules);
  }

  /** What nobody may have is found before anything is made of it. */
  private static Finisher finisher(
      Vertx vertx, FilesConfig files, FileStore store, ScanCounts scans) {
    Finisher pictures =
        files.pictures()
            ? new PictureFinisher(
                vertx,
                store,
                PictureRules.of(Runtime.getRuntime().maxMemory(), files.pictureSeconds()))
            : Finisher.NONE;
    return files
        .scanner()
        .<Finisher>map(
            address ->
                new ScanningFinisher(vertx, store, scanning(address, files), scans, pictures))
        .orElse(pictures);
  }

  private static ScanRules scanning(Authority address, FilesConfig files) {
    return new ScanRules(
        address.host().replaceAll("[\\[\\]]", ""),
        address.port().orElseThrow(),
        SECOND_MILLIS * files.scanSeconds(),
        files.scans(),
        SECOND_MILLIS);
  }
}
