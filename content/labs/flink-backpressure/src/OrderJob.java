import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * The job of this lab: orders arrive at a fixed rate, each is priced, and orders are
 * counted per city and second. Two of the three stages can be made slow.
 */
public final class OrderJob {

    public static final int RATE = 400; // orders a second
    public static final String HOT_CITY = "cairo";
    private static final List<String> OTHER_CITIES =
            List.of(
                    "amsterdam", "beijing", "chicago", "delhi", "edinburgh", "fukuoka",
                    "houston", "istanbul");

    public record Order(long id, String city, byte[] text) {}

    public record CityCount(String city, long windowEnd, long orders) {}

    /**
     * @param pricers parallelism of the stage "price"
     * @param priceMillis what one order costs there
     * @param counters parallelism of the stage "count"
     * @param countMillis what one order costs there
     * @param hot whether 8 of 10 orders come from one city
     * @param salts into how many keys a city is split; 1 means that it is not split
     * @param bytes size of an order's text
     */
    public record Shape(
            int pricers, int priceMillis, int counters, int countMillis, boolean hot,
            int salts, int bytes) {}

    private OrderJob() {}

    /** The first two stages; {@code orders} is how many orders come before the job ends. */
    static DataStream<Order> priced(
            StreamExecutionEnvironment env, Shape shape, long orders) {
        boolean hot = shape.hot();
        int bytes = shape.bytes();
        GeneratorFunction<Long, Order> order =
                id -> new Order(id, city(id, hot), new byte[bytes]);
        var source =
                new DataGeneratorSource<>(
                        order, orders, RateLimiterStrategy.perSecond(RATE),
                        TypeInformation.of(Order.class));
        return env.fromSource(
                        source,
                        WatermarkStrategy.<Order>forMonotonousTimestamps()
                                .withTimestampAssigner((o, none) -> o.id() * 1000 / RATE),
                        "orders")
                .setParallelism(1)
                .rebalance()
                .map(new Price(shape.priceMillis()))
                .name("price")
                .setParallelism(shape.pricers());
    }

    static DataStream<CityCount> build(
            StreamExecutionEnvironment env, Shape shape, long orders) {
        int salts = shape.salts();
        var oneSecond = TumblingEventTimeWindows.of(Duration.ofSeconds(1));
        SingleOutputStreamOperator<CityCount> counts =
                priced(env, shape, orders)
                        .keyBy(o -> key(o.city(), o.id(), salts))
                        .window(oneSecond)
                        .aggregate(new Count(shape.countMillis()), new Name())
                        .name("count")
                        .setParallelism(shape.counters());
        if (salts > 1) { // the counts of one city come from several keys: add them up
            counts =
                    counts.keyBy(CityCount::city)
                            .window(oneSecond)
                            .reduce(OrderJob::add)
                            .name("merge")
                            .setParallelism(shape.counters());
        }
        return counts;
    }

    static String city(long id, boolean hot) {
        int others = OTHER_CITIES.size();
        if (hot) {
            return id % 10 < 8 ? HOT_CITY : OTHER_CITIES.get((int) (id % others));
        }
        int i = (int) (id % (others + 1));
        return i == others ? HOT_CITY : OTHER_CITIES.get(i);
    }

    /** The key of an order: its city, or one of the keys that the city is split into. */
    static String key(String city, long id, int salts) {
        return salts == 1 ? city : city + "#" + id % salts;
    }

    static CityCount add(CityCount a, CityCount b) {
        return new CityCount(a.city(), a.windowEnd(), a.orders() + b.orders());
    }

    private record Price(int millis) implements MapFunction<Order, Order> {
        @Override
        public Order map(Order order) throws Exception {
            Thread.sleep(millis); // stands for a call to a price service
            return order;
        }
    }

    private record Count(int millis) implements AggregateFunction<Order, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Order order, Long count) {
            try {
                Thread.sleep(millis); // stands for work on each order
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }

    /** A sink that takes some time for each order, and keeps none. */
    record Store(int millis) implements Sink<Order> {
        @Override
        public SinkWriter<Order> createWriter(WriterInitContext context) {
            return new StoreWriter(millis);
        }
    }

    private record StoreWriter(int millis) implements SinkWriter<Order> {
        @Override
        public void write(Order order, Context context) throws InterruptedException {
            Thread.sleep(millis); // stands for a slow database
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }

    private static final class Name
            implements WindowFunction<Long, CityCount, String, TimeWindow> {
        @Override
        public void apply(
                String key, TimeWindow window, Iterable<Long> count,
                Collector<CityCount> out) {
            String city = key.split("#")[0];
            out.collect(new CityCount(city, window.getEnd(), count.iterator().next()));
        }
    }
}
