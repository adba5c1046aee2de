import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The same question to the same service, asked in seven ways. One subtask. */
public class Capacity {

  /** All runs in one JVM, so a static field is enough. */
  static Service service;

  static ExecutorService pool;

  /** Blocks the task's thread. */
  static class Blocking extends RichMapFunction<Long, String> {
    @Override
    public String map(Long order) throws Exception {
      return order + service.askAndWait(order);
    }
  }

  /** Starts a request and returns. The service's thread completes the future. */
  static class Async implements AsyncFunction<Long, String> {
    @Override
    public void asyncInvoke(Long order, ResultFuture<String> result) {
      service
          .ask(order)
          .whenComplete(
              (country, error) -> {
                if (error == null) {
                  result.complete(Collections.singleton(order + country));
                } else {
                  result.completeExceptionally(error);
                }
              });
    }
  }

  /** Looks asynchronous, and blocks the task's thread all the same. */
  static class AsyncInNameOnly implements AsyncFunction<Long, String> {
    @Override
    public void asyncInvoke(Long order, ResultFuture<String> result) throws Exception {
      result.complete(Collections.singleton(order + service.askAndWait(order)));
    }
  }

  /** A client that blocks, in threads of our own. */
  static class Pool implements AsyncFunction<Long, String> {
    @Override
    public void asyncInvoke(Long order, ResultFuture<String> result) {
      pool.submit(
          () -> {
            result.complete(Collections.singleton(order + service.askAndWait(order)));
            return null;
          });
    }
  }

  static void run(
      String name, AsyncFunction<Long, String> function, int capacity, int seats, int model)
      throws Exception {
    service = new Service(seats);
    var env = StreamExecutionEnvironment.createLocalEnvironment(1);
    DataStream<Long> orders = env.fromSequence(1, 2L * model); // two seconds by the model
    DataStream<String> answers =
        function == null
            ? orders.map(new Blocking()).returns(Types.STRING)
            : AsyncDataStream.unorderedWait(
                orders, function, 60, TimeUnit.SECONDS, capacity);
    answers.sinkTo(new DiscardingSink<>());
    env.execute();
    double ratio = service.perSecond() / model;
    System.out.printf(
        "%-36s %8s %9d %8d   %s%n",
        name,
        function == null ? "-" : capacity,
        service.most(),
        model,
        ratio > 0.75 && ratio < 1.1 ? "yes" : "NO: " + service.perSecond());
  }

  public static void main(String[] args) throws Exception {
    pool = Executors.newFixedThreadPool(8);
    int unlimited = Integer.MAX_VALUE;
    System.out.printf(
        "%-36s %8s %9s %8s   %s%n", "", "capacity", "in flight", "model", "measured as the model");
    run("map, client that blocks", null, 0, unlimited, 20);
    run("asyncInvoke, client that blocks", new AsyncInNameOnly(), 100, unlimited, 20);
    run("asyncInvoke, 8 threads that block", new Pool(), 100, unlimited, 160);
    for (int capacity : List.of(1, 10, 100)) {
      run("asyncInvoke, async client", new Async(), capacity, unlimited, capacity * 20);
    }
    run("the same, service serves 20 at once", new Async(), 100, 20, 400);
    pool.shutdown();
  }
}
