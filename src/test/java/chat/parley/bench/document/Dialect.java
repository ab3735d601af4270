package chat.parley.bench.document;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** How a server of documents is spoken to. */
enum Dialect {
  /** y-websocket: the document is the path. */
  PLAIN {
    @Override
    String path(String document) {
      return "/" + document;
    }

    @Override
    List<Buffer> hello(String document, long client) {
      return List.of(sync(document, 0, NOTHING), awareness(client));
    }

    @Override
    Buffer begin(String document) {
      return Buffer.buffer().appendByte((byte) 0);
    }

    @Override
    boolean tells(Bytes frame) {
      return frame.number() == 0;
    }
  },

  /** The same, below a path of its own. */
  PARLEY {
    @Override
    String path(String document) {
      return "/y/lobby/" + document;
    }

    @Override
    List<Buffer> hello(String document, long client) {
      return PLAIN.hello(document, client);
    }

    @Override
    Buffer begin(String document) {
      return PLAIN.begin(document);
    }

    @Override
    boolean tells(Bytes frame) {
      return PLAIN.tells(frame);
    }
  },

  /** Hocuspocus: each frame says of which document it is, and a token comes first. */
  HOCUSPOCUS {
    private static final int SYNC_REPLY = 4;

    @Override
    String path(String document) {
      return "/";
    }

    @Override
    List<Buffer> hello(String document, long client) {
      Buffer token = Buffer.buffer();
      Bytes.text(token, document);
      token.appendByte((byte) 2).appendByte((byte) 0);
      Bytes.text(token, "token");
      return List.of(token, sync(document, 0, NOTHING));
    }

    @Override
    Buffer begin(String document) {
      Buffer frame = Buffer.buffer();
      Bytes.text(frame, document);
      return frame.appendByte((byte) 0);
    }

    @Override
    boolean tells(Bytes frame) {
      frame.text();
      long type = frame.number();
      return type == 0 || type == SYNC_REPLY;
    }
  };

  private static final byte[] NOTHING = {0};
  private static final int UPDATE = 2;

  abstract String path(String document);

  /** What is said first: who one is, and that one has nothing yet. */
  abstract List<Buffer> hello(String document, long client);

  /** As y-websocket tells at once that its editor is here. */
  private static Buffer awareness(long client) {
    Buffer states = Buffer.buffer();
    Bytes.number(states, 1);
    Bytes.number(states, client);
    Bytes.number(states, 0);
    Bytes.text(states, "{}");
    Buffer frame = Buffer.buffer().appendByte((byte) 1);
    Bytes.array(frame, states.getBytes());
    return frame;
  }

  abstract Buffer begin(String document);

  /** Whether it is of the protocol of sync, which begins then. */
  abstract boolean tells(Bytes frame);

  Buffer sync(String document, int kind, byte[] bytes) {
    Buffer frame = begin(document);
    frame.appendByte((byte) kind);
    Bytes.array(frame, bytes);
    return frame;
  }

  Buffer update(String document, byte[] update) {
    return sync(document, UPDATE, update);
  }

  /** The update that a frame brings, if it brings one: an answer to the hello, or news. */
  Optional<byte[]> told(Buffer frame) {
    Bytes bytes = new Bytes(frame);
    return tells(bytes) && bytes.number() > 0 ? Optional.of(bytes.array()) : Optional.empty();
  }
}
