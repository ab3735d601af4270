package chat.parley.room;

import java.util.Arrays;

/** A set of code points, as ranges in their order: {@code 00AD 115F-1160 …}. */
record CodePoints(int[] starts, int[] ends) {

  static CodePoints parse(String ranges) {
    int[][] bounds = Arrays.stream(ranges.split(" ")).map(CodePoints::bounds).toArray(int[][]::new);
    return new CodePoints(
        Arrays.stream(bounds).mapToInt(range -> range[0]).toArray(),
        Arrays.stream(bounds).mapToInt(range -> range[1]).toArray());
  }

  private static int[] bounds(String range) {
    String[] ends = range.split("-");
    return new int[] {hex(ends[0]), hex(ends[ends.length - 1])};
  }

  static int hex(String codePoint) {
    return Integer.parseInt(codePoint, 16);
  }

  boolean contains(int codePoint) {
    int at = Arrays.binarySearch(starts, codePoint);
    int before = at >= 0 ? at : -at - 2;
    return before >= 0 && codePoint <= ends[before];
  }
}
