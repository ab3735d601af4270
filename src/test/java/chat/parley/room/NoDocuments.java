package chat.parley.room;

import chat.parley.access.User;
import chat.parley.budget.Budget;
import chat.parley.document.CompactState;
import chat.parley.document.DocumentBounds;
import chat.parley.document.DocumentCounters;
import chat.parley.document.DocumentDraft;
import chat.parley.document.DocumentEntry;
import chat.parley.document.DocumentHistory;
import chat.parley.document.DocumentName;
import chat.parley.document.DocumentParts;
import chat.parley.document.DocumentRow;
import chat.parley.document.DocumentStore;
import chat.parley.document.DocumentVersion;
import chat.parley.document.Workers;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;

/** Of rooms in which nobody writes documents. */
public final class NoDocuments implements DocumentStore, Workers {

  public static DocumentParts parts() {
    NoDocuments none = new NoDocuments();
    return new DocumentParts(
        none, none, Budget.unlimited(), new DocumentBounds(0, 0, 0), new DocumentCounters());
  }

  @Override
  public <T> Future<T> run(Callable<T> work) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public String epoch() {
    return "none";
  }

  @Override
  public Future<Long> head(String log) {
    return Future.succeededFuture(0L);
  }

  @Override
  public Future<List<Outcome<DocumentEntry>>> append(String log, List<DocumentDraft> drafts) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public Future<Page<DocumentEntry>> after(String log, long after, long upTo, int limit) {
    return Future.succeededFuture(Page.empty());
  }

  @Override
  public Future<Optional<DocumentRow>> find(DocumentName document) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> logs) {
    return Future.succeededFuture(Map.of());
  }

  @Override
  public Future<List<DocumentRow>> list(String room, long before, int limit) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Optional<DocumentRow>> entitle(
      DocumentName document, String title, User by, long ts, DocumentBounds bounds) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<CompactState> compact(DocumentName document, long upTo) {
    return Future.succeededFuture(CompactState.EMPTY);
  }

  @Override
  public Future<Void> keep(
      DocumentName document, String epoch, CompactState state, DocumentBounds bounds) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Map<Long, User>> writers(DocumentName document) {
    return Future.succeededFuture(Map.of());
  }

  @Override
  public Future<List<DocumentVersion>> versions(
      DocumentName document, long before, long gapMillis, int limit) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<OptionalLong> thin(long after, long now, DocumentHistory history) {
    return Future.succeededFuture(OptionalLong.empty());
  }
}
