package chat.parley.picture;

import chat.parley.message.Picture;
import chat.parley.message.file.Beside;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.FileTypes;
import chat.parley.message.file.StoredFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with one picture. Its file is replaced at the very end, by one that is on the disk:
 * whatever ends this in the middle, it begins anew.
 */
final class Work {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  private final PictureRules rules;
  private final StoredFile whole;
  private final Kept kept;
  private final Deadline deadline;
  private final String fresh;
  private final String turned;

  Work(FileStore store, PictureRules rules, StoredFile whole) {
    this.rules = rules;
    this.whole = whole;
    this.kept = new Kept(store, whole.writer());
    this.deadline = Deadline.in(rules.millis());
    this.fresh = Beside.fresh(whole.id());
    this.turned = Beside.turned(whole.id());
  }

  /**
   * What is kept of it.
   *
   * @throws StorageFailed when it cannot be kept
   */
  StoredFile done() {
    leave();
    long length = kept.length(whole.id());
    StoredFile made =
        cleaned(length)
            .map(this::kept)
            .orElseGet(
                () ->
                    whole.made(
                        FileTypes.UNKNOWN, length, kept.digest(whole.id()), Optional.empty()));
    leave();
    return made;
  }

  private void leave() {
    kept.delete(fresh);
    kept.delete(turned);
  }

  /** Nothing when there is no sense in it, so that it stays as it is and nobody is shown it. */
  private Optional<Kept.Written<Facts>> cleaned(long length) {
    Cleaner cleaner = Cleaner.ALL.get(whole.type()).get();
    try (StoredSource source = kept.open(whole.id(), length, deadline)) {
      return Optional.of(
          kept.write(fresh, out -> cleaner.clean(new Input(source), new Output(out))));
    } catch (NotAPicture | TimeUp refused) {
      LOG.info("{} stays as it was sent: {}", whole.id(), refused.getMessage());
    } catch (StorageFailed failed) {
      throw failed;
    } catch (Throwable unexpected) {
      LOG.error("{} ({}) cannot be cleaned", whole.id(), whole.type(), unexpected);
    }
    return Optional.empty();
  }

  private StoredFile kept(Kept.Written<Facts> clean) {
    Shown shown = clean.facts().small() ? shown(clean) : new Shown(fresh, clean, Optional.empty());
    kept.replace(shown.name(), whole.id());
    Kept.Written<?> bytes = shown.bytes();
    return whole.made(whole.type(), bytes.size(), bytes.digest(), shown.picture());
  }

  /**
   * What others get.
   *
   * @param name of what takes the place of the file
   */
  private record Shown(String name, Kept.Written<?> bytes, Optional<Picture> picture) {}

  /** A decoder that fails may have been made to: then nobody is shown the picture. */
  private Shown shown(Kept.Written<Facts> clean) {
    try (StoredSource source = kept.open(fresh, clean.size(), deadline)) {
      try {
        return decoded(clean, source);
      } catch (StorageFailed failed) {
        throw failed;
      } catch (TimeUp slow) {
        LOG.info("{} ({}) has no smaller ones: {}", whole.id(), whole.type(), slow.getMessage());
        return slowDecoder()
            ? shown(clean.facts(), new Shown(fresh, clean, Optional.empty()), List.of())
            : new Shown(fresh, clean, Optional.empty());
      } catch (Throwable failed) {
        // no memory for one says nothing about the next
        source.complain();
        String kind = failed.getClass().getName();
        LOG.warn("{} ({}) is not shown: its decoder ended with {}", whole.id(), whole.type(), kind);
        return new Shown(fresh, clean, Optional.empty());
      }
    }
  }

  private Shown decoded(Kept.Written<Facts> clean, StoredSource source) throws IOException {
    Facts facts = clean.facts();
    Shown shown = new Shown(fresh, clean, Optional.empty());
    Smaller smaller = new Smaller(whole.type(), facts, deadline);
    if (facts.decodable()) {
      smaller.decode(source, rules.decodedBytes());
    }
    Optional<byte[]> upright = smaller.turned();
    if (upright.isPresent()) {
      shown = new Shown(turned, kept.write(turned, upright.get()), Optional.empty());
    }
    List<Picture.Thumbnail> thumbnails = new ArrayList<>();
    for (Smaller.One one : smaller.all(shown.bytes().size())) {
      String name = Beside.thumbnail(whole.id(), one.side());
      kept.write(name, one.bytes());
      thumbnails.add(new Picture.Thumbnail(one.side(), one.type(), one.bytes().length));
    }
    return shown(facts, shown, thumbnails);
  }

  /** One that browsers have done with long before. */
  private boolean slowDecoder() {
    return whole.type().equals("image/webp");
  }

  private static Shown shown(Facts facts, Shown bytes, List<Picture.Thumbnail> thumbnails) {
    Picture picture = new Picture(facts.uprightWidth(), facts.uprightHeight(), thumbnails);
    return new Shown(bytes.name(), bytes.bytes(), Optional.of(picture));
  }
}
