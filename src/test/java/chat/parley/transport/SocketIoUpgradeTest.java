package chat.parley.transport;

/** Upgraded while people talk, half of them from one loop to another. */
class SocketIoUpgradeTest extends SocketIoContract {
  @Override
  protected String[] transports() {
    return new String[] {"polling", "websocket"};
  }
}
