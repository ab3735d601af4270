package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All addresses of a name, as a name server tells them (RFC 1035). */
class LookupTest {
  private static final int A = 1;
  private static final int AAAA = 28;

  private final Map<String, List<String>> records =
      Map.of(
          "four.org/" + A, List.of("8.8.8.8", "10.0.0.1"),
          "both.org/" + A, List.of("8.8.4.4"),
          "both.org/" + AAAA, List.of("2606:4700:0:0:0:0:0:1111", "fd00:0:0:0:0:0:0:1"));
  private Vertx vertx;
  private Lookup lookup;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    DatagramSocket server = vertx.createDatagramSocket();
    server.handler(question -> answer(server, question));
    Await.result(server.listen(0, "127.0.0.1"));
    lookup = new Lookup(vertx.createDnsClient(server.localAddress().port(), "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  private List<String> addresses(String name) {
    return Await.result(lookup.apply(name)).stream()
        .map(InetAddress::getHostAddress)
        .sorted()
        .collect(Collectors.toList());
  }

  @Test
  @DisplayName("of both families, private ones among them; of a name that is none, nothing")
  void all() {
    assertEquals(List.of("10.0.0.1", "8.8.8.8"), addresses("four.org"));
    assertEquals(
        List.of("2606:4700:0:0:0:0:0:1111", "8.8.4.4", "fd00:0:0:0:0:0:0:1"),
        addresses("both.org"));
    assertEquals(List.of(), addresses("none.org"));
  }

  private void answer(DatagramSocket server, DatagramPacket packet) {
    Buffer question = packet.data();
    StringBuilder name = new StringBuilder();
    int at = 12;
    while (question.getByte(at) > 0) {
      int end = at + 1 + question.getByte(at);
      name.append(name.isEmpty() ? "" : ".").append(question.getString(at + 1, end, "US-ASCII"));
      at = end;
    }
    int type = question.getShort(at + 1);
    List<String> found = records.getOrDefault(name + "/" + type, List.of());
    Buffer answer =
        Buffer.buffer()
            .appendShort(question.getShort(0))
            .appendShort((short) (found.isEmpty() ? 0x8183 : 0x8180))
            .appendShort((short) 1)
            .appendShort((short) found.size())
            .appendInt(0)
            .appendBuffer(question.getBuffer(12, at + 5));
    for (String address : found) {
      byte[] bytes = bytes(address);
      answer.appendShort((short) 0xC00C).appendShort((short) type).appendShort((short) 1);
      answer.appendInt(60).appendShort((short) bytes.length).appendBytes(bytes);
    }
    server.send(answer, packet.sender().port(), packet.sender().host());
  }

  private static byte[] bytes(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (java.net.UnknownHostException never) {
      throw new AssertionError(never);
    }
  }
}
