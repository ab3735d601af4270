package chat.parley.files;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What of ClamAV's clamd Parley speaks to: PING and INSTREAM, over real TCP. Knows one virus. */
public final class Clamd implements AutoCloseable {
  /** Every scanner knows it, and it does no harm; put together here so that none finds it. */
  public static final byte[] EICAR =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
          .getBytes(StandardCharsets.US_ASCII);

  private static final int BACKLOG = 50;

  /** How it behaves. */
  enum Mood {
    WELL,
    /** Hangs up on everybody. */
    AWAY,
    /** Hangs up in the middle of a file. */
    CUTTING,
    /** Says what no clamd says, about files alone. */
    BABBLING,
    /** Takes a file and says nothing. */
    SILENT
  }

  private final ServerSocket server;
  private final List<byte[]> seen = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Mood mood = Mood.WELL;
  private volatile long limit = Long.MAX_VALUE;
  private volatile CountDownLatch answering = new CountDownLatch(0);
  private volatile CountDownLatch asked = new CountDownLatch(1);

  public Clamd() {
    try {
      server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    start(this::listen);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "clamd");
    thread.setDaemon(true);
    thread.start();
  }

  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  void is(Mood now) {
    mood = now;
  }

  /** Its StreamMaxLength. */
  void takes(long bytes) {
    limit = bytes;
  }

  /** It answers nothing more about files until it is told to. */
  public void holds() {
    asked = new CountDownLatch(1);
    answering = new CountDownLatch(1);
  }

  /** Waits until a file is there about which it holds its answer back. */
  void isAsked() {
    try {
      asked.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  public void answers() {
    answering.countDown();
  }

  /** The files that it was sent whole. */
  List<byte[]> seen() {
    return seen;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (mood != Mood.AWAY) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        client.getOutputStream().write(answer(in));
      }
    } catch (IOException gone) {
      // as clamd does, it forgets him
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] answer(DataInputStream in) throws IOException, InterruptedException {
    String command = command(in);
    if (command.equals("zPING")) {
      return zeroed("PONG");
    }
    if (!command.equals("zINSTREAM")) {
      return zeroed("UNKNOWN COMMAND");
    }
    if (mood == Mood.CUTTING) {
      in.readInt();
      return new byte[0];
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int length = in.readInt(); length != 0; length = in.readInt()) {
      if (file.size() + length > limit) {
        return zeroed("INSTREAM size limit exceeded. ERROR");
      }
      file.write(in.readNBytes(length));
    }
    seen.add(file.toByteArray());
    asked.countDown();
    answering.await();
    if (mood == Mood.SILENT) {
      in.read();
    }
    if (mood == Mood.BABBLING) {
      return zeroed("stream: maybe \u001B[31m");
    }
    String content = file.toString(StandardCharsets.ISO_8859_1);
    boolean found = content.contains(new String(EICAR, StandardCharsets.US_ASCII));
    return zeroed(found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
  }

  private static String command(DataInputStream in) throws IOException {
    StringBuilder command = new StringBuilder();
    for (int letter = in.readUnsignedByte(); letter != 0; letter = in.readUnsignedByte()) {
      command.append((char) letter);
    }
    return command.toString();
  }

  private static byte[] zeroed(String answer) {
    return (answer + "\0").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    answers();
    try {
      server.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
