package chat.parley.message.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Moves that wait for the store become one. */
class ReadMarkTest {

  @RepeatedTest(100)
  @DisplayName("whatever the moves, the one that they become ends where they would one by one")
  void folded() {
    Random random = new Random();
    List<ReadMark> moves =
        IntStream.range(0, 1 + random.nextInt(6))
            .mapToObj(
                n ->
                    random.nextBoolean()
                        ? ReadMark.upTo(random.nextInt(12))
                        : ReadMark.backBefore(random.nextInt(12)))
            .toList();
    long before = random.nextInt(10);
    long after = before;
    for (ReadMark move : moves) {
      after = move.of(after, 10);
    }
    ReadMark folded = moves.stream().reduce(ReadMark::then).orElseThrow();
    assertEquals(after, folded.of(before, 10), before + " " + moves);
  }
}
