package chat.parley.transport.socketio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Messages on their way to many sessions. */
class OutboundTest {

  @Test
  @DisplayName("its frames are made once per revision, and let go when the last loop is done")
  void frames() {
    Outbound outbound = Outbound.of("hi", List.of(Buffer.buffer(new byte[] {1, 2})), 2);
    ByteBuf four = outbound.frames(Revision.V4);
    ByteBuf three = outbound.frames(Revision.V3);
    assertSame(four, outbound.frames(Revision.V4));
    assertNotSame(four, three);
    assertEquals("810334686982020102", ByteBufUtil.hexDump(four));
    assertEquals("81033468698203040102", ByteBufUtil.hexDump(three));
    outbound.done();
    assertEquals(1, four.refCnt());
    outbound.done();
    assertEquals(0, four.refCnt());
    assertEquals(0, three.refCnt());
  }

  @Test
  @DisplayName("who keeps it after that still has its messages")
  void packets() {
    Outbound outbound = Outbound.of("hi", List.of(), 1);
    outbound.done();
    assertEquals("4hi", PacketCodec.spell(Revision.V4, outbound.packets().get(0)));
  }
}
