package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/**
 * 120 clients of Socket.IO who announce an event with five attachments and send four and a half:
 * four megabytes each, which the server has to keep until the rest comes, and it never does. Half
 * of them have not even said hello.
 */
final class HalfAttachments implements Kind {
  private static final int CLIENTS = 120;
  private static final int ARRIVALS_PER_SECOND = 20;
  private static final int BYTES_PER_SECOND = 20_000_000;
  private static final int ATTACHMENT = 900_000;
  private static final String EVENT =
      "455-[\"chat message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1},"
          + "{\"_placeholder\":true,\"num\":2},{\"_placeholder\":true,\"num\":3},"
          + "{\"_placeholder\":true,\"num\":4}]";

  private final Camp camp;
  private final Squad squad = new Squad(CLIENTS, ARRIVALS_PER_SECOND, this::arrives);
  private final Feeder feeder = new Feeder(packet(), BYTES_PER_SECOND);
  private int arrived;

  HalfAttachments(Camp camp) {
    this.camp = camp;
  }

  private static Buffer packet() {
    Buffer packet = Frames.text(EVENT);
    for (int i = 0; i < 4; i++) {
      packet.appendBuffer(Frames.binary(ATTACHMENT));
    }
    return packet.appendBuffer(Frames.binary(ATTACHMENT).slice(0, ATTACHMENT / 2));
  }

  private Future<Stranger> arrives() {
    boolean polite = arrived++ % 2 == 0;
    return camp.webSocket("/socket.io/?EIO=4&transport=websocket")
        .onSuccess(stranger -> stranger.hears(text -> answered(stranger, polite, text)));
  }

  private void answered(Stranger stranger, boolean polite, String text) {
    if (text.startsWith("0{") && polite) {
      stranger.says("40{\"name\":\"Half\"}");
    } else if (text.startsWith("0{") || text.startsWith("40{")) {
      feeder.add(stranger);
    }
  }

  @Override
  public void beat() {
    squad.beat();
    feeder.beat();
  }
}
