package chat.parley.delivery;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Lets immutable objects cross the event bus within this JVM as they are. It refuses to put them on
 * a network: what nodes tell each other is spelled out elsewhere.
 */
public final class ByReference implements MessageCodec<Object, Object> {
  private static final String NAME = "parley.by-reference";

  /** Options that select this codec and never leave the node. */
  public static final DeliveryOptions LOCAL =
      new DeliveryOptions().setCodecName(NAME).setLocalOnly(true);

  private ByReference() {}

  public static void register(EventBus eventBus) {
    eventBus.registerCodec(new ByReference());
  }

  public static void unregister(EventBus eventBus) {
    eventBus.unregisterCodec(NAME);
  }

  @Override
  public Object transform(Object sent) {
    return sent;
  }

  @Override
  public void encodeToWire(Buffer buffer, Object sent) {
    throw new UnsupportedOperationException("objects by reference stay in this JVM");
  }

  @Override
  public Object decodeFromWire(int pos, Buffer buffer) {
    throw new UnsupportedOperationException("objects by reference stay in this JVM");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
