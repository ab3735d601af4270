package chat.parley.bench.load;

/** How clients of one kind of server come in, speak, and answer; stateless. */
public interface Dialect {

  /** Where a socket of a room connects. */
  String path(String room, String id);

  /** Called when the WebSocket is open. */
  void opened(Talk talk, String room);

  /** Every text that is no message of a speaker. */
  void told(Talk talk, String room, String text);

  /** What says this payload to the room. */
  String say(String room, String payload);

  /**
   * What says this payload to one socket.
   *
   * @param id as the socket was {@link Talk#named}
   */
  String tell(String id, String payload);

  /** What a dialect can do with a socket. */
  interface Talk {
    void send(String text);

    /** The server has its own id for the socket. */
    void named(String id);

    /** The socket is in its room. */
    void joined();

    /** What the server said cannot be right; the run has failed. */
    void wrong(String text);
  }
}
