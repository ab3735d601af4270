package chat.parley.scan;

import chat.parley.message.Attachment;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Finisher;
import chat.parley.message.file.Rejected;
import chat.parley.message.file.StoredFile;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files checked as they were sent, before anything else is made of them. What the scanner does
 * not call clean nobody gets. Used from any thread; all that it does is done on one loop.
 */
public final class ScanningFinisher implements Finisher {
  private static final Logger LOG = LoggerFactory.getLogger(ScanningFinisher.class);

  private final FileStore store;
  private final Finisher next;
  private final Context context;
  private final ScanCounts counts;
  private final Clamd clamd;
  private final Places places;
  private final Availability availability;
  private final Retries retries;

  /**
   * @param next what is made of those that are clean
   */
  public ScanningFinisher(
      Vertx vertx, FileStore store, ScanRules rules, ScanCounts counts, Finisher next) {
    this.store = store;
    this.next = next;
    this.counts = counts;
    this.context = vertx.getOrCreateContext();
    this.clamd = new Clamd(vertx, context, rules);
    this.places = new Places(rules.places());
    this.availability = new Availability(clamd, rules, System::currentTimeMillis, counts);
    this.retries = new Retries(System::currentTimeMillis);
  }

  @Override
  public boolean takes(String type) {
    return true;
  }

  @Override
  public boolean hides() {
    return true;
  }

  @Override
  public Future<StoredFile> finish(StoredFile whole) {
    Promise<StoredFile> done = Promise.promise();
    context.runOnContext(turn -> places.next(() -> checked(whole)).onComplete(done));
    return done.future()
        .compose(
            clean -> next.takes(whole.type()) ? next.finish(whole) : Future.succeededFuture(clean));
  }

  private Future<StoredFile> checked(StoredFile whole) {
    return length(whole).compose(length -> checked(whole, length));
  }

  /** A picture that was cleaned, and not stored as such, has another length than was sent. */
  private Future<Long> length(StoredFile whole) {
    return next.takes(whole.type())
        ? store
            .append(whole.id(), Long.MAX_VALUE, whole.writer())
            .compose(file -> file.close().otherwiseEmpty().map(closed -> file.length()))
        : Future.succeededFuture(whole.have());
  }

  private Future<StoredFile> checked(StoredFile whole, long length) {
    MessageDigest digest = sha256();
    return (length == 0 ? nothing() : asked(whole, length, digest))
        .map(
            verdict -> {
              retries.done(whole.id());
              counts.count(verdict);
              refuse(whole, verdict);
              String hex = HexFormat.of().formatHex(digest.digest());
              return whole.made(whole.type(), length, hex, Optional.empty());
            });
  }

  private static Future<Verdict> nothing() {
    return Future.succeededFuture(new Verdict.Clean());
  }

  private Future<Verdict> asked(StoredFile whole, long length, MessageDigest digest) {
    return retries
        .rest(whole.id())
        .map(Future::<Void>failedFuture)
        .orElseGet(availability::there)
        .compose(there -> store.open(whole.id()))
        .compose(bytes -> clamd.scan(bytes, length, digest).onComplete(done -> bytes.close()))
        .recover(
            cause ->
                cause instanceof ScannerFailed failed
                    ? failed(whole, failed)
                    : Future.failedFuture(cause));
  }

  /** Either it is away, or it does not get on with this file. */
  private Future<Verdict> failed(StoredFile whole, ScannerFailed failed) {
    counts.failure();
    return availability
        .asked()
        .compose(
            there -> {
              LOG.warn(
                  "File {} waits: the scanner did not check it, {}",
                  whole.id(),
                  failed.getMessage());
              return Future.failedFuture(retries.failed(whole.id()));
            });
  }

  private static void refuse(StoredFile whole, Verdict verdict) {
    if (verdict instanceof Verdict.Found found) {
      LOG.warn(
          "File {} of {} was rejected: the scanner found {}",
          whole.id(),
          whole.owner().id(),
          found.signature());
      throw new Rejected(
          Attachment.State.REJECTED, "The virus scanner found " + found.signature() + " in it.");
    }
    if (verdict instanceof Verdict.TooLarge) {
      LOG.warn(
          "File {} of {} was rejected: its {} bytes are more than the scanner takes. Lower"
              + " files.scannedBytes, or raise its StreamMaxLength",
          whole.id(),
          whole.owner().id(),
          whole.have());
      throw new Rejected(
          Attachment.State.UNCHECKED, "It is too large to be checked by the virus scanner.");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
