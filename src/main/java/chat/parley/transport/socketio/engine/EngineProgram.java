package chat.parley.transport.socketio.engine;

import chat.parley.transport.ProgramCode;
import io.vertx.core.Future;
import java.util.function.Consumer;

/**
 * The hooks of the program when somebody comes, Engine.IO's {@code allowRequest} and {@code
 * headers}; where one fails, nobody else is harmed.
 */
final class EngineProgram {
  private static final int BROKEN = 1011;

  private final EngineOptions options;
  private final Consumer<EngineSession> accepted;

  EngineProgram(EngineOptions options, Consumer<EngineSession> accepted) {
    this.options = options;
    this.accepted = accepted;
  }

  void headers(EngineRequest request, HttpExchange exchange) {
    boolean first = !request.query().containsKey("sid");
    ProgramCode.runs(
        "The response headers of {} failed",
        exchange.http().path(),
        () -> options.responseHeaders().add(request, first, exchange.http().response().headers()));
  }

  /** Never fails: whoever cannot be told from others is refused. */
  Future<Boolean> admits(EngineRequest request) {
    return ProgramCode.answer("an admission", () -> options.admission().apply(request))
        .map(Boolean.TRUE::equals)
        .otherwise(
            cause -> {
              ProgramCode.failed("The admission of {} failed", request.address(), cause);
              return false;
            });
  }

  /** Ends the session that it does not know what to do with. */
  void accept(EngineSession session) {
    boolean taken =
        ProgramCode.runs(
            "Whoever is given sessions over {} failed",
            session.transport(),
            () -> accepted.accept(session));
    if (!taken) {
      session.close(BROKEN);
    }
  }
}
