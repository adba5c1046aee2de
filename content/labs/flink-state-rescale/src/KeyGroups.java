import java.util.List;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Where a key goes: the formula, checked against Flink's own KeyGroupRangeAssignment. */
public class KeyGroups {

  static final List<String> KEYS =
      List.of("amsterdam", "beijing", "cairo", "chicago", "delhi", "edinburgh",
          "fukuoka", "houston", "istanbul");

  /** The same arithmetic as Flink's MathUtils.murmurHash, written out. */
  static int murmur(int code) {
    code *= 0xcc9e2d51;
    code = Integer.rotateLeft(code, 15);
    code *= 0x1b873593;
    code = Integer.rotateLeft(code, 13);
    code = code * 5 + 0xe6546b64;
    code ^= 4; // the input is 4 bytes long
    code ^= code >>> 16;
    code *= 0x85ebca6b;
    code ^= code >>> 13;
    code *= 0xc2b2ae35;
    code ^= code >>> 16;
    return code == Integer.MIN_VALUE ? 0 : Math.abs(code);
  }

  static int keyGroup(Object key, int maxParallelism) {
    return murmur(key.hashCode()) % maxParallelism;
  }

  static int subtask(int keyGroup, int maxParallelism, int parallelism) {
    return keyGroup * parallelism / maxParallelism; // integer division
  }

  public static void main(String[] args) {
    System.out.println("key         hashCode     murmur       group/8  p=2  p=3");
    for (String key : KEYS) {
      int group = keyGroup(key, 8);
      System.out.printf(
          "%-10s  %11d  %11d  %7d  %3d  %3d%n",
          key, key.hashCode(), murmur(key.hashCode()), group,
          subtask(group, 8, 2), subtask(group, 8, 3));
    }

    System.out.println("\nranges of key groups per subtask");
    for (int max : new int[] {8, 128}) {
      for (int p : new int[] {2, 3, 4}) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < p; i++) {
          KeyGroupRange r =
              KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(max, p, i);
          line.append(String.format("  %d: %d-%d (%d)", i, r.getStartKeyGroup(),
              r.getEndKeyGroup(), r.getNumberOfKeyGroups()));
        }
        System.out.printf("max %3d, p=%d %s%n", max, p, line);
      }
    }

    System.out.println("\ngroups that change subtask");
    int[][] changes = {{8, 2, 3}, {128, 2, 3}, {128, 2, 4}, {128, 3, 4}, {128, 4, 5}};
    for (int[] c : changes) {
      int moved = 0;
      for (int g = 0; g < c[0]; g++) {
        if (subtask(g, c[0], c[1]) != subtask(g, c[0], c[2])) {
          moved++;
        }
      }
      System.out.printf("max %3d, %d -> %d: %d of %d%n", c[0], c[1], c[2], moved, c[0]);
    }

    System.out.println("\nmaximum parallelism when nobody sets it");
    for (int p : new int[] {1, 2, 85, 86, 171, 172, 10000, 32768}) {
      System.out.printf(
          "p=%-5d -> %d%n", p, KeyGroupRangeAssignment.computeDefaultMaxParallelism(p));
    }

    long checks = 0;
    for (int max : new int[] {1, 7, 8, 128, 180, 32768}) {
      for (int i = 0; i < 20_000; i++) {
        String key = "key-" + i;
        int group = keyGroup(key, max);
        check(group == KeyGroupRangeAssignment.assignToKeyGroup(key, max));
        for (int p = 1; p <= Math.min(max, 9); p++) {
          check(subtask(group, max, p)
              == KeyGroupRangeAssignment.assignKeyToParallelOperator(key, max, p));
          checks++;
        }
      }
    }
    System.out.printf("%nformula = Flink in %,d of %,d checks%n", checks, checks);
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError("the formula and Flink disagree");
    }
  }
}
