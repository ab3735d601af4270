package chat.parley.message.file;

import java.util.List;
import java.util.stream.Stream;

/** What is kept beside a file, and how it is called where files are kept. */
public final class Beside {
  /** The longest sides of smaller pictures, in pixels. */
  public static final List<Integer> SIDES = List.of(96, 512, 1600);

  private static final char DOT = '.';

  private Beside() {}

  public static String thumbnail(String file, int side) {
    return file + DOT + side;
  }

  /** What is to take its place. */
  public static String fresh(String file) {
    return file + DOT + "fresh";
  }

  /** The same once more, turned. */
  public static String turned(String file) {
    return file + DOT + "turned";
  }

  /** What is there only while something is made of a file. */
  public static Stream<String> unfinished(String file) {
    return Stream.of(fresh(file), turned(file));
  }

  static Stream<String> all(String file) {
    return Stream.concat(unfinished(file), SIDES.stream().map(side -> thumbnail(file, side)));
  }

  /** The file of a name. */
  static String file(String name) {
    int dot = name.indexOf(DOT);
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Whether a name is one that a file, or what is beside it, is given here. */
  public static boolean known(String name) {
    String file = file(name);
    return FileIds.valid(file) && (name.equals(file) || all(file).anyMatch(name::equals));
  }

  /** Whether a name stands for what was left when a node died. */
  public static boolean left(String name) {
    return unfinished(file(name)).anyMatch(name::equals);
  }
}
