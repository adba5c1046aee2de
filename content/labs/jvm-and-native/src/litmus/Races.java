package litmus;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two threads, a few shared fields. JCStress runs each pair millions of times. */
public class Races {

  /** A flag announces data; nothing orders the two fields. */
  @JCStressTest
  @Outcome(id = {"0, 0", "0, 42", "1, 42"}, expect = Expect.ACCEPTABLE)
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE_INTERESTING)
  @State
  public static class MessagePlain {
    int data;
    int ready;

    @Actor
    public void writer() {
      data = 42;
      ready = 1;
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = ready;
      r.r2 = data;
    }
  }

  /** The same, with a volatile flag: (1, 0) is now forbidden by happens-before. */
  @JCStressTest
  @Outcome(id = {"0, 0", "0, 42", "1, 42"}, expect = Expect.ACCEPTABLE)
  @Outcome(id = "1, 0", expect = Expect.FORBIDDEN)
  @State
  public static class MessageVolatile {
    int data;
    volatile int ready;

    @Actor
    public void writer() {
      data = 42;
      ready = 1;
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = ready;
      r.r2 = data;
    }
  }

  /** Each thread writes one field and reads the other. */
  @JCStressTest
  @Outcome(id = {"0, 1", "1, 0", "1, 1"}, expect = Expect.ACCEPTABLE)
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE_INTERESTING)
  @State
  public static class StorePlain {
    int x;
    int y;

    @Actor
    public void left(II_Result r) {
      x = 1;
      r.r1 = y;
    }

    @Actor
    public void right(II_Result r) {
      y = 1;
      r.r2 = x;
    }
  }

  /** The same with volatile fields. */
  @JCStressTest
  @Outcome(id = {"0, 1", "1, 0", "1, 1"}, expect = Expect.ACCEPTABLE)
  @Outcome(id = "0, 0", expect = Expect.FORBIDDEN)
  @State
  public static class StoreVolatile {
    volatile int x;
    volatile int y;

    @Actor
    public void left(II_Result r) {
      x = 1;
      r.r1 = y;
    }

    @Actor
    public void right(II_Result r) {
      y = 1;
      r.r2 = x;
    }
  }

  /** Two threads increment one volatile field. */
  @JCStressTest
  @Outcome(id = "2", expect = Expect.ACCEPTABLE)
  @Outcome(id = "1", expect = Expect.ACCEPTABLE_INTERESTING)
  @State
  public static class IncrementVolatile {
    volatile int n;

    @Actor
    public void left() {
      n++;
    }

    @Actor
    public void right() {
      n++;
    }

    @Arbiter
    public void after(I_Result r) {
      r.r1 = n;
    }
  }

  /** Two threads increment one AtomicInteger. */
  @JCStressTest
  @Outcome(id = "2", expect = Expect.ACCEPTABLE)
  @Outcome(id = "1", expect = Expect.FORBIDDEN)
  @State
  public static class IncrementAtomic {
    final AtomicInteger n = new AtomicInteger();

    @Actor
    public void left() {
      n.incrementAndGet();
    }

    @Actor
    public void right() {
      n.incrementAndGet();
    }

    @Arbiter
    public void after(I_Result r) {
      r.r1 = n.get();
    }
  }
}
