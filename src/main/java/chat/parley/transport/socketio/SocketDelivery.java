package chat.parley.transport.socketio;

/**
 * Writes the events of a namespace to one socket, and knows how far it has come in their log, which
 * Socket.IO calls its offset. Used on the socket's loop.
 */
final class SocketDelivery {
  private final Socket socket;
  private long heardUpTo;
  private long skippedUpTo;

  SocketDelivery(Socket socket) {
    this.socket = socket;
  }

  void deliver(SharedPacket packet, boolean expendable) {
    if (!expendable || socket.writable()) {
      write(packet);
    }
  }

  /**
   * @param number of the packet in the log from which sockets recover
   */
  void deliver(SharedPacket packet, long number) {
    if (number > skippedUpTo) {
      heardUpTo = number;
      write(packet);
    }
  }

  /**
   * What is lost when the client cannot take it at once.
   *
   * @param number of the last packet of the log before it, which the client is told with it; one
   *     that is back must not be sent back behind what it has been told already
   */
  void deliverBehind(SharedPacket packet, long number) {
    if (number >= skippedUpTo && socket.writable()) {
      heardUpTo = number;
      write(packet);
    }
  }

  private void write(SharedPacket packet) {
    socket.write(packet.in(socket.format()));
    socket.flushLater();
  }

  /**
   * @param number of the last event that it has been sent
   * @param skipped what is queued up to this one was sent already, or is not for it
   */
  void heard(long number, long skipped) {
    heardUpTo = number;
    skippedUpTo = skipped;
  }

  long heardUpTo() {
    return heardUpTo;
  }
}
