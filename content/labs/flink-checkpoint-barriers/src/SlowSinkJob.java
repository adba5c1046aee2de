import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Orders are counted per city and stored by a sink that takes 4 ms for each. */
final class SlowSinkJob {

    static final long ORDERS = 60_000;
    static final List<String> CITIES =
            List.of(
                    "amsterdam", "beijing", "cairo", "chicago", "delhi", "edinburgh",
                    "fukuoka", "houston", "istanbul");

    /** What the program and the running job share, by the name of the run. */
    static final Map<String, Run> runs = new ConcurrentHashMap<>();

    static final class Run {
        volatile boolean sinkIsSlow = true;
        volatile boolean crash;
        volatile long stored;
        volatile long storedTwice;
        final BitSet storedNumbers = new BitSet();
        final Map<String, Long> lastCount = new ConcurrentHashMap<>();
    }

    private SlowSinkJob() {}

    static void build(StreamExecutionEnvironment env, String name, int bytes, Sink<Order> sink) {
        runs.put(name, new Run());
        GeneratorFunction<Long, Order> order =
                n -> new Order(CITIES.get((int) (n % CITIES.size())), n, new byte[bytes]);
        var source =
                new DataGeneratorSource<>(order, ORDERS, TypeInformation.of(Order.class));
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                .keyBy(Order::city)
                .process(new Count(name))
                .name("count")
                .returns(TypeInformation.of(Order.class))
                .rebalance()
                .sinkTo(sink)
                .name("store");
    }

    static final class Count extends KeyedProcessFunction<String, Order, Order> {
        private final String run;
        private transient ValueState<Long> orders;

        Count(String run) {
            this.run = run;
        }

        @Override
        public void open(OpenContext context) {
            orders = getRuntimeContext().getState(new ValueStateDescriptor<>("orders", Types.LONG));
        }

        @Override
        public void processElement(Order order, Context context, Collector<Order> out)
                throws Exception {
            long count = orders.value() == null ? 1 : orders.value() + 1;
            orders.update(count);
            runs.get(run).lastCount.put(order.city(), count); // only for the program
            out.collect(order);
        }
    }

    /** Stores at once what arrives, and ignores checkpoints. */
    record SlowSink(String run) implements Sink<Order> {
        @Override
        public SinkWriter<Order> createWriter(WriterInitContext context) {
            return new Writer(run);
        }
    }

    /** The same with a committer, which has nothing to do. */
    record SlowSinkWithCommitter(String run) implements Sink<Order>, SupportsCommitter<String> {
        @Override
        public SinkWriter<Order> createWriter(WriterInitContext context) {
            return new Writer(run);
        }

        @Override
        public Committer<String> createCommitter(CommitterInitContext context) {
            return new Committer<>() {
                @Override
                public void commit(Collection<CommitRequest<String>> committables) {}

                @Override
                public void close() {}
            };
        }

        @Override
        public SimpleVersionedSerializer<String> getCommittableSerializer() {
            return new SimpleVersionedSerializer<>() {
                @Override
                public int getVersion() {
                    return 1;
                }

                @Override
                public byte[] serialize(String committable) {
                    return committable.getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String deserialize(int version, byte[] bytes) {
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            };
        }
    }

    private record Writer(String run) implements CommittingSinkWriter<Order, String> {
        @Override
        public void write(Order order, Context context) throws InterruptedException {
            store(runs.get(run), order);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public Collection<String> prepareCommit() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private static void store(Run run, Order order) throws InterruptedException {
        if (run.sinkIsSlow) {
            Thread.sleep(4);
        }
        synchronized (run) {
            if (run.crash) {
                run.crash = false;
                throw new IllegalStateException("crash");
            }
            int number = (int) order.number();
            if (run.storedNumbers.get(number)) {
                run.storedTwice++;
            }
            run.storedNumbers.set(number);
            run.stored++;
        }
    }
}
