import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The job: orders, by city, counted. */
class Orders {

  /** Orders that have been counted; the cluster shares our JVM. */
  static final AtomicLong COUNTED = new AtomicLong();

  /** The sum of all counts that came out. */
  static final AtomicLong SUM = new AtomicLong();

  /** The next count fails the job. */
  static volatile boolean failNext;

  /** Hands out so many orders, and waits until all are counted. */
  static void round(Cluster flink, JobID job, long orders) throws Exception {
    long all = COUNTED.get() + orders;
    Gate.open(orders);
    flink.await(job, () -> COUNTED.get() >= all);
  }

  static String city(long order, long cities) {
    return String.format("city-%06d", order % cities);
  }

  static StreamExecutionEnvironment job(
      Configuration conf, long cities, boolean async, FlatMapFunction<String, Long> counter) {
    KeyedStream<String, String> byCity = byCity(conf, cities);
    if (async) {
      byCity = byCity.enableAsyncState();
    }
    return collect(byCity.flatMap(counter));
  }

  static StreamExecutionEnvironment processJob(
      Configuration conf, long cities, KeyedProcessFunction<String, String, Long> counter) {
    return collect(byCity(conf, cities).enableAsyncState().process(counter));
  }

  private static KeyedStream<String, String> byCity(Configuration conf, long cities) {
    COUNTED.set(0);
    SUM.set(0);
    Gate.shut();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(conf);
    env.setParallelism(1);
    GeneratorFunction<Long, String> city = order -> city(order, cities);
    DataGeneratorSource<String> source =
        new DataGeneratorSource<>(city, Long.MAX_VALUE, Gate.strategy(), Types.STRING);
    return env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
        .uid("orders")
        .keyBy(c -> c);
  }

  private static StreamExecutionEnvironment collect(SingleOutputStreamOperator<Long> counts) {
    counts
        .name("count")
        .uid("count")
        .map(
            n -> {
              if (failNext) {
                failNext = false;
                throw new IllegalStateException("on purpose");
              }
              SUM.addAndGet(n);
              COUNTED.incrementAndGet();
              return n;
            })
        .returns(Types.LONG)
        .sinkTo(new DiscardingSink<>());
    return counts.getExecutionEnvironment();
  }
}
