package chat.parley.bench.board;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Publishes over MQTT 3.1.1 with QoS 0, as cheaply as Java can. Blocks its thread. */
final class MqttLine implements Closeable {
  private static final int CONNECT = 0x10;
  private static final int PUBLISH_RETAINED = 0x31;
  private static final int SUBSCRIBE = 0x82;
  private static final int PING = 0xC0;
  private static final int PONG = 0xD0;
  private static final byte[] NO_BYTES = {};

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  MqttLine(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = socket.getOutputStream();
    send(connect());
    in.readInt(); // CONNACK
  }

  /** A clean session of no name, without a keep alive. */
  static byte[] connect() {
    byte[] head = {0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 0};
    return packet(CONNECT, head, NO_BYTES);
  }

  static byte[] subscribe(String topics) {
    byte[] topic = text(topics);
    byte[] rest = ByteBuffer.allocate(topic.length + 1).put(topic).array();
    return packet(SUBSCRIBE, new byte[] {0, 1}, rest);
  }

  static byte[] publish(String topic, String value) {
    return packet(PUBLISH_RETAINED, text(topic), value.getBytes(StandardCharsets.UTF_8));
  }

  /** So many items, each a message, and a ping. */
  static byte[] items(int count) {
    List<byte[]> packets = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      packets.add(publish("board/ops/" + Feed.name(n % Feed.SERIES), String.valueOf(n / 100.0)));
    }
    packets.add(packet(PING, NO_BYTES, NO_BYTES));
    ByteBuffer all = ByteBuffer.allocate(packets.stream().mapToInt(packet -> packet.length).sum());
    packets.forEach(all::put);
    return all.array();
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(bytes.length + 2).putShort((short) bytes.length).put(bytes).array();
  }

  private static byte[] packet(int type, byte[] head, byte[] rest) {
    int length = head.length + rest.length;
    ByteBuffer packet = ByteBuffer.allocate(length + 5).put((byte) type);
    int left = length;
    while (left >= 0x80) {
      packet.put((byte) (left & 0x7F | 0x80));
      left >>>= 7;
    }
    packet.put((byte) left).put(head).put(rest);
    byte[] bytes = new byte[packet.position()];
    packet.flip().get(bytes);
    return bytes;
  }

  void send(byte[] packets) throws IOException {
    out.write(packets);
  }

  void awaitPing() throws IOException {
    if (in.readUnsignedByte() != PONG || in.readByte() != 0) {
      throw new IOException("no answer to a ping");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
