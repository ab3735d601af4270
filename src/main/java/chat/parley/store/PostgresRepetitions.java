package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what has the cids of drafts that were sent before. */
final class PostgresRepetitions {
  private static final int SENDER = 2;
  private static final int CID = 5;
  private static final String EXISTING = "SELECT * FROM existing_entries($1, $2)";

  private final String epoch;
  private final String room;
  private final List<RoomDraft> drafts;

  PostgresRepetitions(String epoch, String room, List<RoomDraft> drafts) {
    this.epoch = epoch;
    this.room = room;
    this.drafts = drafts;
  }

  /**
   * @param outcomes nothing for a draft whose cid was used before
   */
  Future<List<Outcome<RoomEntry>>> complete(
      SqlClient client, List<Optional<Outcome<RoomEntry>>> outcomes) {
    if (outcomes.stream().allMatch(Optional::isPresent)) {
      return Future.succeededFuture(outcomes.stream().map(Optional::get).toList());
    }
    List<RoomDraft> repeated = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i).isEmpty()) {
        repeated.add(drafts.get(i));
      }
    }
    return client
        .preparedQuery(EXISTING)
        .execute(
            Tuple.tuple()
                .addArrayOfString(repeated.stream().map(RoomDraft::author).toArray(String[]::new))
                .addArrayOfString(repeated.stream().map(RoomDraft::cid).toArray(String[]::new)))
        .map(
            rows -> {
              Map<List<String>, Row> existing = new HashMap<>();
              rows.forEach(
                  row -> existing.put(List.of(row.getString(SENDER), row.getString(CID)), row));
              return completed(outcomes, existing);
            });
  }

  private List<Outcome<RoomEntry>> completed(
      List<Optional<Outcome<RoomEntry>>> outcomes, Map<List<String>, Row> existing) {
    List<Outcome<RoomEntry>> all = new ArrayList<>(outcomes.size());
    for (Optional<Outcome<RoomEntry>> outcome : outcomes) {
      RoomDraft draft = drafts.get(all.size());
      all.add(
          outcome.orElseGet(
              () ->
                  Optional.ofNullable(existing.get(List.of(draft.author(), draft.cid())))
                      .map(row -> Repetition.of(new PostgresRow(row), room, epoch, draft))
                      .orElseGet(Outcome.Reused::new)));
    }
    return all;
  }
}
