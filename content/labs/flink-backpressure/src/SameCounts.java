import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Does the count in two steps give the same numbers as the count in one? */
public final class SameCounts {

    private static final int ORDERS = 2_000; // 5 seconds of orders

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        Map<String, Long> oneStep = count(1);
        Map<String, Long> twoSteps = count(32);
        System.out.println("second, city: orders counted in one step, in two steps");
        oneStep.forEach(
                (window, orders) -> {
                    if (window.contains(OrderJob.HOT_CITY)) {
                        System.out.printf(
                                "%s: %d, %d%n", window, orders, twoSteps.get(window));
                    }
                });
        System.out.printf(
                "windows compared: %d; all equal: %s%n",
                oneStep.size(), oneStep.equals(twoSteps) ? "yes" : "no");
    }

    private static Map<String, Long> count(int salts) throws Exception {
        var env =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        var shape = new OrderJob.Shape(2, 0, 4, 0, true, salts, 10);
        Map<String, Long> counts = new TreeMap<>();
        try (var results = OrderJob.build(env, shape, ORDERS).executeAndCollect()) {
            results.forEachRemaining(
                    c -> counts.put(c.windowEnd() / 1000 + ", " + c.city(), c.orders()));
        }
        return counts;
    }
}
