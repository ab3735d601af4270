package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.files.Courier;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A film that Bob sends to a node that hangs in the middle, and dies later. */
final class Film {
  private static final int SIZE = 1_500_000;
  private static final int CUT = 600_000;

  private final Nodes nodes;
  private final byte[] bytes = Courier.bytes(SIZE);
  private final Courier anns;
  private final Courier bobs;
  private String path = "";
  private Socket hanging;
  private InputStream reader;

  Film(Nodes nodes, Person ann, Person bob) {
    this.nodes = nodes;
    this.anns = new Courier(nodes.node(0).port(), ann);
    this.bobs = new Courier(nodes.node(1).port(), bob);
  }

  private byte[] piece(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Ann follows at the other node. */
  void begins() throws IOException {
    path = bobs.begins("films", "film.bin", SIZE);
    hanging = bobs.hangs(path, 0, SIZE, piece(0, CUT));
    reader = anns.opens(path).body();
    assertArrayEquals(piece(0, CUT), reader.readNBytes(CUT));
  }

  /** What Ann has seen beyond the safe bytes may come once more, and is the same. */
  void goesOnElsewhere() throws IOException {
    Courier elsewhere = bobs.at(nodes.node(0).port());
    int offset = (int) elsewhere.offset(path);
    assertTrue(offset <= CUT, "" + offset);
    CompletableFuture<HttpResponse<byte[]>> fromTheMiddle =
        anns.follows(path, "Range", "bytes=700000-");
    assertEquals(204, elsewhere.appends(path, offset, piece(offset, SIZE)).statusCode());
    assertArrayEquals(piece(CUT, SIZE), reader.readAllBytes());
    assertArrayEquals(piece(700_000, SIZE), Person.await(fromTheMiddle).body());
  }

  /** Whatever the node that has hung still got of the old request. */
  void isWhole() throws IOException {
    try {
      hanging.getOutputStream().write(piece(0, 1_000));
      hanging.getOutputStream().flush();
      int first = hanging.getInputStream().read();
      assertTrue(first < 0 || hanging.getInputStream().readNBytes(11).length == 11);
    } catch (SocketException sentAway) {
      // that is how it should be
    }
    hanging.close();
    assertArrayEquals(bytes, bobs.reads(path).body());
    assertArrayEquals(bytes, anns.reads(path).body());
  }

  /** SIGKILL to the node that takes another one; what was acknowledged is there. */
  void survives() throws IOException {
    path = bobs.begins("films", "more.bin", SIZE);
    assertEquals(204, bobs.appends(path, 0, piece(0, CUT)).statusCode());
    hanging = bobs.hangs(path, CUT, SIZE - CUT, piece(CUT, 900_000));
    reader = anns.opens(path).body();
    assertArrayEquals(piece(0, 800_000), reader.readNBytes(800_000));
    nodes.node(1).kill();
    hanging.close();
    Courier elsewhere = bobs.at(nodes.node(0).port());
    int offset = (int) elsewhere.offset(path);
    assertTrue(offset >= CUT, "" + offset);
    assertEquals(204, elsewhere.appends(path, offset, piece(offset, SIZE)).statusCode());
    assertArrayEquals(piece(800_000, SIZE), reader.readAllBytes());
    assertArrayEquals(bytes, anns.reads(path).body());
  }
}
