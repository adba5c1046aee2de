import java.util.List;
import java.util.Map;

/** The same six minutes three times: as in Lag, with ten times the orders, then the buckets too. */
public class Ten {
    static final int MINUTES = 6;
    static final String LINE = "%-4s %15s %8s %11s %16s %5s%n";

    public static void main(String[] args) throws Exception {
        System.out.printf(LINE, "", "orders a minute", "buckets", "data files",
                "changelog files", "KB");
        try (LocalFlink flink = new LocalFlink()) {
            for (int[] setting : List.of(new int[] {5, 2}, new int[] {50, 2}, new int[] {50, 20})) {
                Pipeline pipeline = new Pipeline(flink, Orders.minutes(MINUTES, setting[0]),
                        Map.of("buckets", String.valueOf(setting[1])));
                pipeline.start();
                for (int minute = 1; minute <= MINUTES; minute++) {
                    pipeline.arrive();
                    for (String layer : Pipeline.LAYERS) {
                        pipeline.checkpoint(layer);
                    }
                }
                for (String layer : List.of("ods", "dwd")) {
                    long[] files = Pipeline.filesWritten(pipeline.table(layer));
                    System.out.printf(LINE, layer.toUpperCase(),
                            Orders.SHOPS * setting[0], setting[1], files[1], files[2], files[3] / 1024);
                }
                pipeline.stop();
            }
        }
        System.exit(0); // Flink leaves threads behind
    }
}
