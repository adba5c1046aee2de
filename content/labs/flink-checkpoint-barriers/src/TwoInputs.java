import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * One checkpoint of an operator with two inputs, of which one is late, and a crash after it.
 * The argument is the mode: aligned, at-least-once or unaligned. A second argument, forward,
 * joins delhi's source and price one to one.
 */
public final class TwoInputs {

    /** Orders per city, as the operator sees them; static, so that the program can look. */
    static final Map<String, Long> counts = new ConcurrentHashMap<>();
    static final Map<String, BitSet> met = new ConcurrentHashMap<>();
    static final Map<String, Long> metTwice = new ConcurrentHashMap<>();
    static volatile Map<String, Long> snapshot;
    static volatile int attempts;

    static DataStream<Order> cityOrders(StreamExecutionEnvironment env, String city) {
        return env.fromSource(
                        Control.source(city), WatermarkStrategy.noWatermarks(), city)
                .map(new Mark(city));
    }

    static void build(StreamExecutionEnvironment env, boolean forward) {
        DataStream<Order> cairo = cityOrders(env, "cairo");
        DataStream<Order> all = cityOrders(env, "delhi");
        DataStream<Order> delhi =
                (forward ? all.forward() : all.rebalance())
                        .map(new Price())
                        .name("price")
                        .startNewChain();
        cairo.union(delhi)
                .keyBy(Order::city)
                .process(new Count())
                .name("count")
                .sinkTo(new DiscardingSink<>());
    }

    /** Chained to a source: sees that the source has sent its barrier. */
    static final class Mark extends RichMapFunction<Order, Order>
            implements CheckpointedFunction {
        private final String city;

        Mark(String city) {
            this.city = city;
        }

        @Override
        public Order map(Order order) {
            return order;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            Control.barrierSent.put(city, true);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    /** From the 401st order on, 50 ms an order, until the program lifts it. */
    static final class Price extends RichMapFunction<Order, Order> {
        @Override
        public Order map(Order order) throws Exception {
            if (order.number() >= 400 && Control.priceIsSlow) {
                Thread.sleep(50);
            }
            return order;
        }
    }

    static final class Count extends KeyedProcessFunction<String, Order, Long>
            implements CheckpointedFunction {
        private transient ValueState<Long> orders;

        @Override
        public void open(OpenContext context) {
            orders =
                    getRuntimeContext()
                            .getState(new ValueStateDescriptor<>("orders", Long.class));
            attempts++;
        }

        @Override
        public void processElement(Order order, Context context, Collector<Long> out)
                throws Exception {
            if (Control.crash) {
                Control.crash = false;
                throw new IllegalStateException("crash");
            }
            long before = orders.value() == null ? 0 : orders.value();
            orders.update(before + 1);
            out.collect(before + 1);

            String city = order.city(); // the rest only tells the program
            BitSet seen = met.computeIfAbsent(city, c -> new BitSet());
            if (seen.get((int) order.number())) {
                metTwice.merge(city, 1L, Long::sum);
            }
            seen.set((int) order.number());
            counts.put(city, before + 1);
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            snapshot = new TreeMap<>(counts);
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {}
    }

    public static void main(String[] args) throws Exception {
        String mode = args[0];
        boolean forward = args.length > 1;
        Cluster.prepare();
        var cluster = new Cluster(Map.of());
        var options = new Configuration();
        options.setString("restart-strategy.type", "fixed-delay");
        options.setString("restart-strategy.fixed-delay.delay", "200 ms");
        var env = StreamExecutionEnvironment.getExecutionEnvironment(options);
        env.setParallelism(1);
        env.enableCheckpointing(3_600_000); // the one that matters, we trigger
        if (mode.equals("at-least-once")) {
            env.getCheckpointConfig()
                    .setCheckpointingConsistencyMode(CheckpointingMode.AT_LEAST_ONCE);
        }
        env.getCheckpointConfig().enableUnalignedCheckpoints(mode.equals("unaligned"));
        build(env, forward);
        String job = cluster.start(env);

        System.out.println(String.join(", ", args));
        await(() -> Control.hasGate("cairo") && Control.hasGate("delhi"));
        Control.open("cairo", 1_000);
        Control.open("delhi", 1_000);
        await(() -> count("cairo") == 1_000 && count("delhi") >= 400);
        await(() -> Control.position.getOrDefault("delhi", 0L) == 1_000);
        Thread.sleep(1_000); // also the last orders of delhi have left the source
        System.out.println("  both sources stand at 1,000; price holds delhi's last ones back");

        String checkpoint = cluster.trigger(job);
        await(() -> Control.barrierSent.containsKey("cairo"));
        await(() -> Control.barrierSent.containsKey("delhi"));
        Control.open("cairo", 1_500);
        awaitOrGiveUp(() -> count("cairo") == 1_500, Duration.ofSeconds(1));
        Thread.sleep(1_000);
        System.out.printf(
                "  cairo hands out 500 more, behind its barrier; a second later%n"
                        + "    counted: cairo %,d%n"
                        + "    count has taken its snapshot: %s%n"
                        + "    the checkpoint is complete: %s%n",
                count("cairo"), yesNo(snapshot != null),
                yesNo(cluster.isComplete(job, checkpoint)));
        if (!mode.equals("unaligned") || forward) {
            Control.priceIsSlow = false;
        }
        JsonNode done = cluster.awaitCheckpoint(job, checkpoint);
        await(() -> count("cairo") == 1_500);
        Control.priceIsSlow = false;
        long persisted = done.get("persisted_data").asLong();
        System.out.printf(
                "  when it is complete%n    state of count: cairo %,d, delhi %,d%n"
                        + "    bytes in flight stored: %,d%n",
                snapshot.get("cairo"), snapshot.get("delhi"), persisted);

        Control.crash = true; // at the next order
        Control.restart("cairo", 1_501);
        await(() -> attempts == 2 && Control.hasGate("cairo") && Control.hasGate("delhi"));
        awaitOrGiveUp(() -> count("delhi") == 1_000 && persisted > 0, Duration.ofSeconds(1));
        long fromCheckpoint = count("delhi") - snapshot.get("delhi");
        System.out.printf(
                "  crash, restart; while the sources still wait%n"
                        + "    count gets out of the checkpoint: %,d orders of delhi%n",
                persisted > 0 ? fromCheckpoint : 0);
        Control.open("cairo", 2_000);
        Control.open("delhi", 2_000);
        await(() -> Control.position.getOrDefault("cairo", 0L) == 2_000);
        await(() -> Control.position.getOrDefault("delhi", 0L) == 2_000);
        awaitQuiet();
        System.out.printf(
                "    first order of each source: cairo %,d, delhi %,d%n"
                        + "  both sources stand at 2,000%n"
                        + "    count: cairo %,d, delhi %,d%n"
                        + "    orders processed twice: cairo %,d, delhi %,d%n",
                Control.startedAt.get("cairo"), Control.startedAt.get("delhi"),
                count("cairo"), count("delhi"), metTwice.getOrDefault("cairo", 0L),
                metTwice.getOrDefault("delhi", 0L));
        System.exit(0); // the cluster's threads need not wind down
    }

    /** Waits until the counts have stood still for a second. */
    private static void awaitQuiet() throws Exception {
        Map<String, Long> before = Map.of();
        while (!before.equals(counts)) {
            before = Map.copyOf(counts);
            Thread.sleep(1_000);
        }
    }

    private static String yesNo(boolean answer) {
        return answer ? "yes" : "no";
    }

    static long count(String city) {
        return counts.getOrDefault(city, 0L);
    }

    static void await(BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    static void awaitOrGiveUp(BooleanSupplier condition, Duration limit) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }
}
