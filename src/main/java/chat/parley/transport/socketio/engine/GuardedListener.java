package chat.parley.transport.socketio.engine;

import chat.parley.transport.ProgramCode;
import io.vertx.core.buffer.Buffer;

/** Hears what a session's listener hears, and keeps to itself what that throws. */
record GuardedListener(EngineSession.Listener listener) implements EngineSession.Listener {
  private static final String FAILURE = "A listener of a session failed at {}";

  @Override
  public void text(String text) {
    ProgramCode.runs(FAILURE, "a text", () -> listener.text(text));
  }

  @Override
  public void binary(Buffer data) {
    ProgramCode.runs(FAILURE, "a binary message", () -> listener.binary(data));
  }

  @Override
  public void tooLarge() {
    ProgramCode.runs(FAILURE, "a message that was too large", listener::tooLarge);
  }

  @Override
  public void closed(String reason) {
    ProgramCode.runs(FAILURE, reason, () -> listener.closed(reason));
  }
}
