import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The job of the module: orders(2) -> parse(2) -> count(4) -> format(4) -> store(1). */
final class Orders {

    /** What a variant changes; everything else is Flink's default. */
    enum Variant {
        DEFAULT,
        CHAINING_OFF,
        NEW_CHAIN_AT_FORMAT,
        GROUP_ON_COUNT,
        GROUP_ON_SOURCE,
        GROUP_ON_SOURCE_ONLY
    }

    /** "operator (subtask)" -> name of the thread that opened it. */
    static final Map<String, String> THREADS = new ConcurrentSkipListMap<>();

    private Orders() {}

    static StreamExecutionEnvironment build(Variant variant) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        if (variant == Variant.CHAINING_OFF) {
            env.disableOperatorChaining();
        }

        // Endless and slow: the tasks stay RUNNING while the lab counts their threads.
        var source =
                new DataGeneratorSource<Long>(
                        i -> i,
                        Long.MAX_VALUE,
                        RateLimiterStrategy.perSecond(20),
                        Types.LONG);
        var orders =
                env.fromSource(source, WatermarkStrategy.noWatermarks(), "orders")
                        .setParallelism(2);
        var parse = orders.map(new Probe("parse")).name("parse").setParallelism(2);
        var count =
                parse.keyBy(order -> order % 100)
                        .map(new Probe("count"))
                        .name("count")
                        .setParallelism(4);
        var format = count.map(new Probe("format")).name("format").setParallelism(4);
        var store = format.sinkTo(new DiscardingSink<>()).name("store").setParallelism(1);

        switch (variant) {
            case NEW_CHAIN_AT_FORMAT -> format.startNewChain();
            case GROUP_ON_COUNT -> {
                count.slotSharingGroup("heavy");
                store.slotSharingGroup("default");
            }
            case GROUP_ON_SOURCE -> orders.slotSharingGroup("ingest");
            case GROUP_ON_SOURCE_ONLY -> {
                orders.slotSharingGroup("ingest");
                parse.slotSharingGroup("default");
            }
            default -> {}
        }
        return env;
    }

    /** Passes records on; notes which thread runs it. */
    static final class Probe extends RichMapFunction<Long, Long> {
        private final String operator;

        Probe(String operator) {
            this.operator = operator;
        }

        @Override
        public void open(OpenContext context) {
            int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + 1;
            String name = operator + " (" + subtask + ")";
            THREADS.put(name, Thread.currentThread().getName());
        }

        @Override
        public Long map(Long order) {
            return order;
        }
    }
}
