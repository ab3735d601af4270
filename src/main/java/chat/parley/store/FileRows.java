package chat.parley.store;

import chat.parley.message.Attachment;
import chat.parley.message.Picture;
import chat.parley.message.file.Contents;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import java.util.Optional;
import java.util.OptionalLong;

/** The statements about files, with parameters as PostgreSQL numbers them, and their rows. */
final class FileRows {
  private static final String COLUMNS =
      "SELECT f.id, f.owner, f.owner_name, f.guest, f.room, f.name, f.type, f.size, f.have,"
          + " f.state, f.digest, f.created, f.seq, f.sent, f.picture, f.writer, f.bytes, f.sound,"
          + " f.preview FROM file f ";

  /** Whatever is in it, a file takes a block on the disk, and its row. */
  static final long LEAST = 4096;

  static final String ONE = COLUMNS + "WHERE f.id = $1";
  static final String OF = COLUMNS + "WHERE f.room = $1 AND f.seq = $2";
  static final String KNOWN = COLUMNS + "WHERE f.owner = $1 AND f.cid = $2";
  static final String AFTER = COLUMNS + "WHERE f.id > $1 ORDER BY f.id LIMIT $2";

  static final String INSERT =
      "INSERT INTO file (id, owner, cid, owner_name, guest, room, name, type, size, have, held,"
          + " place, state, created, touched, bytes, sound)"
          + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, "
          + LEAST
          + ", $11, $12, $12, $1, $13)"
          + " ON CONFLICT (owner, cid) DO NOTHING";

  /** What is copied of the one that is shared; in between it may not go. */
  private static final String SHARED =
      "INSERT INTO file (id, owner, cid, owner_name, guest, room, created, touched, name, type,"
          + " size, have, held, place, state, digest, picture, sound, preview, bytes)"
          + " SELECT CAST($1 AS text), CAST($2 AS text), CAST($3 AS text), CAST($4 AS text),"
          + " CAST($5 AS boolean), CAST($6 AS text), CAST($7 AS bigint), CAST($7 AS bigint), s.name,"
          + " s.type, s.size, s.have, s.held, "
          + LEAST
          + ", s.state, s.digest, s.picture, s.sound, s.preview, s.bytes FROM file s"
          + " WHERE s.id = $8 AND s.state = 'COMPLETE'%s ON CONFLICT (owner, cid) DO NOTHING";

  /** Where one statement at a time writes. */
  static final String SHARE = String.format(SHARED, "");

  /** Where others may delete it meanwhile. */
  static final String SHARE_LOCKED = String.format(SHARED, " FOR SHARE");

  /** Of those that stand for the same bytes one counts for them, if none does. */
  static final String INHERIT =
      "UPDATE file SET place = held WHERE state = 'COMPLETE' AND place < held"
          + " AND id = (SELECT min(id) FROM file WHERE bytes = $1)"
          + " AND NOT EXISTS (SELECT 1 FROM file o WHERE o.bytes = $1 AND o.place >= o.held)";

  static final String STANDING = COLUMNS + "WHERE f.bytes = $1 AND f.state = 'COMPLETE' LIMIT 1";
  static final String STANDS = "SELECT 1 FROM file WHERE bytes = $1 LIMIT 1";

  /**
   * What counts against each quota, how many wait to go on, what one file counts against that of
   * its owner and against the others, and how many files he has.
   */
  static final String USE =
      "SELECT "
          + used("bytes", "'person'", "name = $1")
          + ", "
          + used("bytes", "'room'", "name = $2 AND name <> ''")
          + ", "
          + used("bytes", "'all'", "name = ''")
          + ", (SELECT count(*) FROM file WHERE owner = $1 AND state <> 'COMPLETE'),"
          + " coalesce((SELECT held FROM file WHERE id = $3), 0),"
          + " coalesce((SELECT place FROM file WHERE id = $3), 0), "
          + used("files", "'person'", "name = $1");

  static final String TAKE =
      "UPDATE file SET writer = writer + 1, holder = $2 WHERE id = $1 AND state <> 'COMPLETE'";
  static final String CLAIM = TAKE + " AND writer = $3";

  static final String ATTACH = "UPDATE file SET seq = $1 WHERE id = $2";
  static final String GROW =
      "UPDATE file SET have = $1, size = $2, held = $3, touched = $4, state = 'UPLOADING',"
          + " place = $6 WHERE id = $5 AND state <> 'COMPLETE' AND writer = $7";
  static final String END =
      "UPDATE file SET state = $1, type = $2, size = $3, have = $4, held = $8, place = $8, digest = $5,"
          + " touched = $6, sent = $9, picture = $10, preview = $12"
          + " WHERE id = $7 AND state <> 'COMPLETE' AND writer = $11";
  static final String WHOLE =
      COLUMNS
          + "WHERE f.state IN ('UPLOADING', 'REJECTED', 'UNCHECKED')"
          + " AND f.size = f.have AND f.have > 0";
  static final String REMOVE = "DELETE FROM file WHERE id = $1";
  static final String UNFINISHED =
      COLUMNS + "WHERE f.state <> 'COMPLETE' AND f.touched < $1 LIMIT $2";

  /** Parts wait as long as uploads do: nothing brings them before they are put together. */
  static final String STRAYED =
      COLUMNS
          + "WHERE f.seq IS NULL AND f.touched < $1 AND (f.room <> '' OR f.touched < $2)"
          + " LIMIT $3";

  /**
   * Their messages were stored, which nobody has heard of: a store that did not answer had them.
   */
  static final String ADOPT =
      "UPDATE file SET seq = ("
          + brings("e.seq")
          + ") WHERE seq IS NULL AND touched < $1"
          + " AND room <> '' AND EXISTS ("
          + brings("1")
          + ")";

  static final String DELETED =
      COLUMNS
          + "JOIN room r ON r.name = f.room"
          + " JOIN message_state s ON s.room = r.id AND s.seq = f.seq"
          + " WHERE s.deleted IS NOT NULL LIMIT $1";

  /** Their messages are older than their rooms keep. */
  static final String EXPIRED =
      COLUMNS
          + "JOIN room r ON r.name = f.room AND f.seq <= r.horizon_seq"
          + " WHERE r.horizon_seq > 0 LIMIT $1";

  /** What a message that was not deleted brings. */
  static final String ATTRIBUTES =
      "SELECT e.attributes FROM entry e JOIN room r ON r.id = e.room"
          + " WHERE r.name = $1 AND e.seq = $2 AND e.attributes IS NOT NULL";

  static final String BRING =
      "UPDATE entry SET attributes = $1 WHERE room = (SELECT id FROM room WHERE name = $2)"
          + " AND seq = $3 AND attributes IS NOT NULL";

  private FileRows() {}

  private static String used(String what, String scope, String name) {
    return "coalesce((SELECT "
        + what
        + " FROM file_use WHERE scope = "
        + scope
        + " AND "
        + name
        + "), 0)";
  }

  /** The message of a file, by its cid. */
  private static String brings(String what) {
    return "SELECT "
        + what
        + " FROM entry e JOIN room r ON r.id = e.room"
        + " WHERE e.sender = file.owner AND e.cid = file.cid AND r.name = file.room"
        + " AND e.seq IS NOT NULL AND e.attributes LIKE '%\"' || file.id || '\"%'";
  }

  static Long nullable(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  static StoredFile file(StoredRow row) {
    return new StoredFile(
        row.present(0),
        EntryRows.user(row, 1),
        row.present(4),
        row.present(5),
        row.present(6),
        row.number(7),
        row.count(8),
        Attachment.State.valueOf(row.present(9)),
        row.text(10),
        row.count(11),
        row.number(12),
        new Contents(
            row.present(16),
            row.number(13),
            row.text(14).map(PictureJson::read),
            row.text(17).map(SoundJson::read),
            row.text(18)),
        row.count(15));
  }

  /** Why nothing is kept of one that was not complete, and was this one's, a moment ago. */
  static Shortage refused(Optional<StoredFile> now) {
    return now.isEmpty() || now.get().complete() ? Shortage.GONE : Shortage.REPLACED;
  }

  /** What counts of one that has ended: what is beside it too. */
  static long held(StoredFile file) {
    return place(file, 0)
        + file.picture().stream()
            .flatMap(picture -> picture.thumbnails().stream())
            .mapToLong(Picture.Thumbnail::size)
            .sum();
  }

  /** What a file takes on the disk. */
  static long place(StoredFile file, long written) {
    return Math.max(LEAST, Math.max(file.have(), written));
  }

  /** What a file counts against the quota of its owner: also what he has not sent yet. */
  static long held(StoredFile file, long written) {
    return Math.max(place(file, written), file.size().orElse(0));
  }
}
