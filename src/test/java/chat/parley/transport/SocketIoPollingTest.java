package chat.parley.transport;

class SocketIoPollingTest extends SocketIoContract {
  @Override
  protected String[] transports() {
    return new String[] {"polling"};
  }
}
