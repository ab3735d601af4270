package chat.parley.control;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The command line's end of a node's control socket. Blocks. */
public final class ControlClient implements AutoCloseable {
  private final SocketChannel channel;

  private ControlClient(SocketChannel channel) {
    this.channel = channel;
  }

  /** Nothing when no node listens in this folder. */
  public static Optional<ControlClient> connect(Path data) {
    return ControlPath.in(data).flatMap(ControlClient::open);
  }

  private static Optional<ControlClient> open(Path path) {
    try {
      return Optional.of(new ControlClient(SocketChannel.open(UnixDomainSocketAddress.of(path))));
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  /**
   * What the node answers last.
   *
   * @throws ControlException with the node's own words when it refuses
   */
  public String ask(String command, JsonObject arguments, IntConsumer percent) throws IOException {
    channel.write(
        ByteBuffer.wrap(
            (command + " " + arguments.encode() + "\n").getBytes(StandardCharsets.UTF_8)));
    BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String words = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("done ")) {
        return words;
      }
      if (line.startsWith("failed ")) {
        throw new ControlException(words);
      }
      percent.accept(Integer.parseInt(words));
    }
    throw new ControlException("the node has ended before it had done it");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
