package chat.parley.scan;

/**
 * Where the scanner is, and how it is asked.
 *
 * @param millis how long it may take for one file, from the first byte to the answer
 * @param places how many files it is sent at once
 * @param firstPauseMillis how long it is left alone when it failed first; twice as long each time
 */
public record ScanRules(String host, int port, long millis, int places, long firstPauseMillis) {

  String address() {
    return host + ":" + port;
  }
}
