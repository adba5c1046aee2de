/**
 * A worker waits for a stop flag. With a plain field the JIT may read the flag once and
 * keep the answer; with a volatile field it must read it again each time round.
 */
public class Spin {
  static boolean plainStop;
  static volatile boolean volatileStop;
  static long plainRounds;
  static long carefulRounds;

  public static void main(String[] args) throws InterruptedException {
    Thread plain = start(() -> {
      while (!plainStop) plainRounds++;
    });
    Thread careful = start(() -> {
      while (!volatileStop) carefulRounds++;
    });
    Thread.sleep(2_000); // long enough for the JIT to compile both loops
    plainStop = true;
    volatileStop = true;
    plain.join(5_000);
    careful.join(5_000);
    System.out.println("flag       worker stopped within 5 s of the write");
    System.out.println("plain      " + (plain.isAlive() ? "no" : "yes"));
    System.out.println("volatile   " + (careful.isAlive() ? "no" : "yes"));
  }

  static Thread start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true); // else a worker that never stops would keep the JVM alive
    thread.start();
    return thread;
  }
}
