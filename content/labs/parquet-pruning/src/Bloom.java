import java.util.Random;
import org.apache.parquet.column.values.bloomfilter.BlockSplitBloomFilter;

/** Sizes of parquet-java's Bloom filters, and how often they are wrong. */
public class Bloom {
  static final int ASKED = 1_000_000;
  static final int CAP = 1024 * 1024; // parquet.bloom.filter.max.bytes, its default

  public static void main(String[] arguments) {
    System.out.println("expected   asked  computed          written            bits     of 1,000,000 absent");
    System.out.println("    keys  for fpp     bytes            bytes         per key     keys, \"perhaps\"");
    line(10_000, 0.01, CAP);
    line(10_000, 0.001, CAP);
    line(100_000, 0.01, CAP);
    line(1_000_000, 0.05, CAP);
    line(1_000_000, 0.01, CAP);
    line(1_000_000, 0.01, 2 * CAP);

    System.out.println("\nthe specification's example: 1,024 blocks");
    for (int keys : new int[] {13_107, 26_214, 52_428}) {
      measured(new BlockSplitBloomFilter(1_024 * 32), keys);
    }

    System.out.println("\nmade for 10,000 keys at 1 %: 16,384 bytes. Then came more");
    for (int keys : new int[] {10_000, 30_000, 100_000, 1_000_000}) {
      measured(new BlockSplitBloomFilter(BlockSplitBloomFilter.optimalNumOfBits(10_000, 0.01) / 8, CAP), keys);
    }
  }

  private static void line(int keys, double fpp, int cap) {
    int computed = BlockSplitBloomFilter.optimalNumOfBits(keys, fpp) / 8;
    var filter = new BlockSplitBloomFilter(computed, cap);
    int size = filter.getBitsetSize();
    System.out.printf("%,9d %7.1f%% %,9d %,11d%-10s %9.1f %,15d%n", keys, fpp * 100, computed, size,
        size < computed ? " (cap)" : "", size * 8.0 / keys, wrong(filter, keys));
  }

  private static void measured(BlockSplitBloomFilter filter, int keys) {
    double bits = filter.getBitsetSize() * 8.0 / keys;
    System.out.printf("  %,9d keys, %5.2f bits per key: %,9d of 1,000,000 absent keys get \"perhaps\"%n", keys, bits,
        wrong(filter, keys));
  }

  /** Puts in even numbers, asks for odd ones. No key that was put in may be denied. */
  private static int wrong(BlockSplitBloomFilter filter, int keys) {
    var dice = new Random(7);
    long[] in = dice.longs().map(key -> key & ~1L).limit(keys).toArray();
    for (long key : in) {
      filter.insertHash(filter.hash(key));
    }
    for (long key : in) {
      if (!filter.findHash(filter.hash(key))) {
        throw new AssertionError("a false negative");
      }
    }
    return (int) dice.longs().map(key -> key | 1L).limit(ASKED).filter(key -> filter.findHash(filter.hash(key))).count();
  }
}
