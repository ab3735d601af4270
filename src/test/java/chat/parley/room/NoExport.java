package chat.parley.room;

import chat.parley.message.export.ExportStore;
import chat.parley.message.export.KeptRoom;
import chat.parley.message.export.KeptThread;
import io.vertx.core.Future;
import java.util.List;

/** Of a store of which nobody takes anything away. */
final class NoExport implements ExportStore {

  @Override
  public Future<List<Own>> own(String user, String afterCid, int limit) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<List<KeptRoom>> rooms(String user, String after, int limit) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<List<KeptThread>> threads(String user) {
    return Future.succeededFuture(List.of());
  }
}
