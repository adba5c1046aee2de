import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The JDK's own off-heap segments. They are final since JDK 22, so this is not part of
 * the Maven build: run it with a newer JDK, java jdk25/Confined.java
 */
public class Confined {
  public static void main(String[] args) throws InterruptedException {
    MemorySegment segment;
    try (Arena arena = Arena.ofConfined()) {
      segment = arena.allocate(1 << 20);
      segment.set(ValueLayout.JAVA_LONG, 0, 42);
      System.out.println("owner reads: " + segment.get(ValueLayout.JAVA_LONG, 0));
      MemorySegment same = segment;
      Thread other = new Thread(() -> attempt("other thread reads", same));
      other.start();
      other.join();
    } // the memory is given back here, not at a collection
    attempt("owner reads after close", segment);
  }

  static void attempt(String what, MemorySegment segment) {
    try {
      System.out.println(what + ": " + segment.get(ValueLayout.JAVA_LONG, 0));
    } catch (RuntimeException e) {
      System.out.println(what + ": " + e.getClass().getSimpleName());
    }
  }
}
