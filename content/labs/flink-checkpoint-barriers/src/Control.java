import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * What the program and the running job share: they are in one JVM. A city's gate stops its
 * source at a limit; the source's position is part of each checkpoint.
 */
final class Control {

    static final Map<String, Long> position = new ConcurrentHashMap<>();
    static final Map<String, Long> startedAt = new ConcurrentHashMap<>();
    static final Map<String, Boolean> barrierSent = new ConcurrentHashMap<>();
    private static final Map<String, Gate> gates = new ConcurrentHashMap<>();

    static volatile boolean priceIsSlow = true;
    static volatile boolean crash;

    private Control() {}

    /** Hands out order 0, 1, 2 … of a city; always the same order for the same number. */
    static DataGeneratorSource<Order> source(String city) {
        GeneratorFunction<Long, Order> order =
                n -> {
                    startedAt.putIfAbsent(city, n);
                    position.put(city, n + 1);
                    return new Order(city, n, new byte[0]);
                };
        return new DataGeneratorSource<>(
                order, Long.MAX_VALUE, parallelism -> new Gate(city),
                TypeInformation.of(Order.class));
    }

    /** Lets the source of this city go on until its position is at the limit. */
    static void open(String city, long limit) {
        gates.get(city).open(limit);
    }

    static boolean hasGate(String city) {
        return gates.containsKey(city);
    }

    /** Lets one source go on to this limit, and forgets the gates of this attempt. */
    static void restart(String city, long limit) {
        Gate old = gates.get(city);
        gates.clear();
        old.open(limit);
    }

    private static final class Gate implements RateLimiter {
        private final String city;
        private long limit;
        private CompletableFuture<Void> opening;

        Gate(String city) {
            this.city = city;
            startedAt.remove(city);
            gates.put(city, this); // it is closed: its limit is 0
        }

        @Override
        public synchronized CompletionStage<Void> acquire() {
            if (position.getOrDefault(city, 0L) < limit) {
                return CompletableFuture.completedFuture(null);
            }
            opening = new CompletableFuture<>();
            return opening;
        }

        synchronized void open(long newLimit) {
            limit = newLimit;
            if (opening != null) {
                opening.complete(null);
                opening = null;
            }
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {}
    }
}
