import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskIOMetricGroup;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job of four tasks: orders, price, count, store. Each order goes through all of them. */
final class Job {

    /** Times are so much longer here than in the setting, rates so much smaller: shares are the same. */
    static final int SLOWER = 10;

    /** What each subtask counts, by id of the job and name of the subtask. */
    static final Map<String, TaskIOMetricGroup> METRICS = new ConcurrentHashMap<>();

    private static final int MAX_PARALLELISM = 128;
    private static final int BYTES = 4_000; // about a buffer of 4 KiB

    private Job() {}

    static JobGraph build(String id, Setting setting) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setMaxParallelism(MAX_PARALLELISM);
        var source =
                new DataGeneratorSource<>(
                        number -> Tuple2.of("", new byte[BYTES]), Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond((double) setting.rate() / SLOWER),
                        Types.TUPLE(Types.STRING, Types.PRIMITIVE_ARRAY(Types.BYTE)));
        var orders =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                        .setParallelism(setting.copies().get(0));
        var keyed = stage(orders, id, setting, 0); // in one chain with the source
        var priced = stage(keyed.rebalance(), id, setting, 1);
        var counted = stage(priced.keyBy(order -> order.f0), id, setting, 2);
        stage(counted.rebalance(), id, setting, 3)
                .sinkTo(new DiscardingSink<>())
                .setParallelism(setting.copies().get(3));
        return env.getStreamGraph().getJobGraph();
    }

    private static DataStream<Tuple2<String, byte[]>> stage(
            DataStream<Tuple2<String, byte[]>> input, String id, Setting setting, int task) {
        return input.map(new Stage(id, setting, task))
                .returns(Types.TUPLE(Types.STRING, Types.PRIMITIVE_ARRAY(Types.BYTE)))
                .setParallelism(setting.copies().get(task));
    }

    /** Takes its time for each order, and hands it on; the first stage gives it a key. */
    private static final class Stage
            extends RichMapFunction<Tuple2<String, byte[]>, Tuple2<String, byte[]>> {

        private final String id;
        private final Setting setting;
        private final int task;
        private transient long owed; // nanoseconds of sleep: a sleep too long shortens the next
        private transient long number;

        Stage(String id, Setting setting, int task) {
            this.id = id;
            this.setting = setting;
            this.task = task;
        }

        @Override
        public void open(OpenContext context) {
            int copy = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
            var group = (InternalOperatorMetricGroup) getRuntimeContext().getMetricGroup();
            METRICS.put(id + Setting.TASKS.charAt(task) + copy, group.getTaskIOMetricGroup());
        }

        @Override
        public Tuple2<String, byte[]> map(Tuple2<String, byte[]> order) {
            owed += setting.costs().get(task) * SLOWER * 1_000_000L;
            while (owed > 0 && !Thread.currentThread().isInterrupted()) {
                long start = System.nanoTime();
                LockSupport.parkNanos(owed);
                owed -= System.nanoTime() - start;
            }
            // Every copy of price gets the same keys: orders are dealt out in turn.
            return task > 0
                    ? order
                    : Tuple2.of(key(number++ / setting.copies().get(1)), order.f1);
        }

        private String key(long place) {
            int hot = setting.hot();
            long hotBefore = place * hot / 100;
            boolean isHot = (place + 1) * hot / 100 > hotBefore;
            int counters = setting.copies().get(Setting.COUNT);
            return isHot
                    ? keyFor("hot", 0, counters)
                    : keyFor("cold", (int) ((place - hotBefore) % counters), counters);
        }

        /** The first key with this name that Flink gives to this subtask. */
        private static String keyFor(String name, int subtask, int counters) {
            for (int i = 0; ; i++) {
                int owner =
                        KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                name + i, MAX_PARALLELISM, counters);
                if (owner == subtask) {
                    return name + i;
                }
            }
        }
    }
}
