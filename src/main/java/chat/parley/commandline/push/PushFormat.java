package chat.parley.commandline.push;

import java.util.List;
import java.util.Optional;

/** What becomes of lines. */
interface PushFormat {

  /** Where it is posted, below the board. */
  String path();

  /** What is posted of a line; empty when it says nothing. */
  Optional<String> spelled(InputLine line);

  /** Those that are sent of lines that came together. */
  default List<InputLine> sent(List<InputLine> batch) {
    return batch;
  }
}
