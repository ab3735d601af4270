package chat.parley.transport.yjs;

import chat.parley.delivery.BatchingFormat;
import chat.parley.message.MessageEvent;
import chat.parley.protocol.Event;
import chat.parley.transport.websocket.Frames;
import chat.parley.transport.yjs.message.ServerMessages;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/** How a wire spells what happens in documents; everything else becomes nothing. */
enum DocumentFormat implements BatchingFormat<DocumentFrames> {
  /** A socket has one document, and so it has no name. */
  Y_WEBSOCKET {
    @Override
    ServerMessages messages(String path) {
      return ServerMessages.unnamed();
    }

    @Override
    boolean knows(Event event) {
      return !(event instanceof MessageEvent);
    }
  },
  HOCUSPOCUS {
    @Override
    ServerMessages messages(String path) {
      return ServerMessages.of(path);
    }

    @Override
    boolean knows(Event event) {
      return true;
    }
  };

  abstract ServerMessages messages(String path);

  abstract boolean knows(Event event);

  @Override
  public DocumentFrames encode(Event event) {
    return DocumentNews.of(event)
        .filter(news -> knows(event))
        .map(this::frames)
        .orElse(DocumentFrames.NONE);
  }

  private DocumentFrames frames(DocumentNews news) {
    ByteBuf bytes =
        news.message(messages(news.document().path()))
            .map(message -> Frames.binary(Unpooled.wrappedBuffer(message)))
            .orElse(Unpooled.EMPTY_BUFFER);
    return new DocumentFrames(bytes, List.of(news));
  }

  @Override
  public int length(DocumentFrames frames) {
    return frames.bytes().readableBytes();
  }

  @Override
  public DocumentFrames joined(List<DocumentFrames> all) {
    return new DocumentFrames(
        Frames.joined(all.stream().map(DocumentFrames::bytes).toList()),
        all.stream().flatMap(frames -> frames.told().stream()).toList());
  }

  @Override
  public void release(DocumentFrames frames) {
    frames.bytes().release();
  }
}
