package chat.parley.bench.load;

/** One socket that speaks, to its room or to one other; used on the client's thread. */
final class Speaker {
  private final int number;
  private final LoadSocket socket;
  private final Voice voice;
  private final DeliveryCounter deliveries;
  private final int length;
  private int said;
  private boolean answersItself;

  /** How a payload is said. */
  interface Voice {
    String say(String payload);
  }

  Speaker(int number, LoadSocket socket, Voice voice, DeliveryCounter deliveries, int length) {
    this.number = number;
    this.socket = socket;
    this.voice = voice;
    this.deliveries = deliveries;
    this.length = length;
    socket.speaker(this);
  }

  int said() {
    return said;
  }

  void say(long due) {
    socket.send(voice.say(Payload.of(number, said++, due, length)));
  }

  /** Keeps so many messages under way: the next is said when one comes back. */
  void keepUnderWay(int window) {
    answersItself = true;
    for (int n = 0; n < window; n++) {
      say(deliveries.now());
    }
  }

  void rest() {
    answersItself = false;
  }

  void heard(int from, long now) {
    if (answersItself && from == number) {
      say(now);
    }
  }
}
