package chat.parley.commandline;

import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line. */
public final class CommandLineMistake {
  private static final int SIMILAR = 2;

  private CommandLineMistake() {}

  public static String told(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String what =
        mistake instanceof UnmatchedArgumentException unknown && !unknown.getUnmatched().isEmpty()
            ? unknown(command, unknown.getUnmatched().get(0))
            : mistake.getMessage();
    return what.replaceAll("\\p{Cntrl}+", " ")
        + "; "
        + command.getCommandSpec().qualifiedName()
        + " --help tells what there is";
  }

  /**
   * @param word the first that means nothing: what follows it is mostly its value
   */
  private static String unknown(CommandLine command, String word) {
    boolean option = word.startsWith("-");
    String other = command.getSubcommands().isEmpty() ? "argument" : "command";
    String missing = "There is no " + (option ? "option" : other) + " " + word;
    Stream<String> known =
        option
            ? command.getCommandSpec().options().stream().flatMap(one -> Stream.of(one.names()))
            : command.getSubcommands().keySet().stream();
    return known
        .filter(name -> distance(word, name) <= SIMILAR)
        .min(Comparator.comparingInt(name -> distance(word, name)))
        .map(name -> missing + ", but " + name)
        .orElse(missing);
  }

  /** How many letters are wrong, missing, too many, or in the place of their neighbour. */
  private static int distance(String one, String other) {
    int[][] steps = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int k = 0; k <= other.length(); k++) {
        steps[i][k] = i == 0 || k == 0 ? i + k : Math.min(steps[i - 1][k], steps[i][k - 1]) + 1;
        if (i > 0 && k > 0) {
          int wrong = one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1;
          steps[i][k] = Math.min(steps[i][k], steps[i - 1][k - 1] + wrong);
        }
        if (i > 1 && k > 1 && exchanged(one, i, other, k)) {
          steps[i][k] = Math.min(steps[i][k], steps[i - 2][k - 2] + 1);
        }
      }
    }
    return steps[one.length()][other.length()];
  }

  private static boolean exchanged(String one, int i, String other, int k) {
    return one.charAt(i - 1) == other.charAt(k - 2) && one.charAt(i - 2) == other.charAt(k - 1);
  }
}
