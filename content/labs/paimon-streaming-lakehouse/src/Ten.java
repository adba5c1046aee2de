import java.util.List;
import java.util.Map;

/** The same twelve minutes three times: as in Lag, with ten times the orders, with ten times the buckets. */
public class Ten {
    public static void main(String[] args) throws Exception {
        System.out.printf("%6s %16s %8s %16s %16s %12s%n", "table", "orders a minute", "buckets",
                "data files", "changelog files", "KB in them");
        try (LocalFlink flink = new LocalFlink()) {
            for (int[] setting : List.of(new int[] {5, 2}, new int[] {50, 2}, new int[] {50, 20})) {
                Pipeline pipeline = new Pipeline(flink, Orders.minutes(Lag.MINUTES, setting[0]),
                        Map.of("buckets", String.valueOf(setting[1])));
                pipeline.start();
                for (int minute = 1; minute <= Lag.MINUTES; minute++) {
                    pipeline.arrive();
                    for (String layer : Pipeline.LAYERS) {
                        pipeline.checkpoint(layer);
                    }
                }
                for (String layer : List.of("ods", "dwd")) {
                    long[] files = Pipeline.filesWritten(pipeline.table(layer));
                    System.out.printf("%6s %16d %8d %16d %16d %12d%n", layer.toUpperCase(),
                            Orders.SHOPS * setting[0], setting[1], files[1], files[2], files[3] / 1024);
                }
                pipeline.stop();
            }
        }
        System.exit(0); // Flink leaves threads behind
    }
}
