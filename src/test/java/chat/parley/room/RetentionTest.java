package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How long rooms keep what is said in them. */
class RetentionTest {

  @Test
  @DisplayName("the first rule that is meant for a room holds; no rule keeps everything")
  void first() {
    Retention retention =
        new Retention(
            List.of(
                new Retention.Rule("news", 0),
                new Retention.Rule("direct:*", 365),
                new Retention.Rule("n*", 7)));
    assertEquals(OptionalInt.empty(), retention.days("news"));
    assertEquals(OptionalInt.of(7), retention.days("newspaper"));
    assertEquals(OptionalInt.of(365), retention.days("direct:a:b"));
    assertEquals(OptionalInt.empty(), retention.days("lobby"));
    assertTrue(retention.limited());
    assertFalse(new Retention(List.of(new Retention.Rule("*", 0))).limited());
    assertFalse(Retention.FOR_EVER.limited());
  }
}
