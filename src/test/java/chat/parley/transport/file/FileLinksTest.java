package chat.parley.transport.file;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.User;
import chat.parley.message.Attachment;
import chat.parley.message.file.StoredFile;
import chat.parley.transport.SessionKeys;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links to files that work without a key. */
class FileLinksTest {
  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";

  private final AtomicLong now = new AtomicLong(1_700_000_000_000L);
  private final FileLinks links = new FileLinks(new SessionKeys(new byte[32]), now::get);

  private static StoredFile file() {
    return new StoredFile(
        ID,
        new User("ann", "Ann", true),
        "lobby",
        "a",
        "text/plain",
        OptionalLong.empty(),
        0,
        Attachment.State.COMPLETE,
        Optional.empty(),
        0,
        OptionalLong.empty());
  }

  @Test
  @DisplayName("a link opens one file until it ends, and then no more")
  void ends() {
    String link = links.link(file(), 1_700_000_600L);
    String signed = link.substring(link.indexOf("?s=") + 3);
    assertTrue(links.opens(ID, signed));
    assertFalse(links.opens("BAAAAAAAAAAAAAAAAAAAAA", signed));
    assertFalse(links.opens(ID, signed.replace("1700000600", "1700009999")));
    assertFalse(links.opens(ID, ""));
    now.addAndGet(599_999);
    assertTrue(links.opens(ID, signed));
    now.addAndGet(1);
    assertFalse(links.opens(ID, signed));
  }
}
