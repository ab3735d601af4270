package chat.parley.chaos.hostile;

import java.util.UUID;

/**
 * Opens a hundred SockJS sessions a second with one request each and never asks for them again;
 * each is a client of the chat as long as the server waits for its next poll.
 */
final class AbandonedPolls implements Kind {
  private static final int CONNECTIONS = 4;
  private static final int PER_SECOND = 100;

  private final Camp camp;
  private final Squad squad;
  private final Allowance pace = new Allowance(PER_SECOND);

  AbandonedPolls(Camp camp) {
    this.camp = camp;
    this.squad = new Squad(CONNECTIONS, CONNECTIONS, camp::comes);
  }

  @Override
  public void beat() {
    squad.beat();
    pace.beat();
    for (Stranger stranger : squad.there()) {
      if (!stranger.full() && pace.take(1)) {
        String path = "/sockjs/000/" + UUID.randomUUID() + "/xhr";
        stranger.write(camp.request("POST", path, "Content-Length: 0\r\n"));
      }
    }
  }
}
