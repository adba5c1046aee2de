import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Twelve minutes of orders through three layers. After each minute: how many orders does a
 * reader of each layer see? Arguments: every=1 (minutes from checkpoint to checkpoint),
 * first=dws|ods (which job takes its checkpoint first), producer=lookup, full=1 (checkpoints from
 * one full compaction to the next), orders=5 (a minute and shop), buckets=2.
 */
public class Lag {
    static final int MINUTES = 12;
    static final String LINE = "%6s %8s %6s %6s %6s   %s%n";

    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        int every = Integer.parseInt(options.getOrDefault("every", "1"));
        int perShop = Integer.parseInt(options.getOrDefault("orders", "5"));
        int perMinute = Orders.SHOPS * perShop;
        boolean dwsFirst = options.getOrDefault("first", "dws").equals("dws");
        List<String> order = dwsFirst ? List.of("dws", "dwd", "ods") : Pipeline.LAYERS;
        try (LocalFlink flink = new LocalFlink()) {
            Pipeline pipeline = new Pipeline(flink, Orders.minutes(MINUTES, perShop), options);
            pipeline.start();
            System.out.printf("checkpoint every %d min, %s first, DWD with %s%n", every,
                    order.get(0).toUpperCase(), options.getOrDefault("producer", "lookup"));
            System.out.printf(LINE, "minute", "arrived", "ODS", "DWD", "DWS", "DWS lacks minutes");
            for (int minute = 1; minute <= MINUTES; minute++) {
                pipeline.arrive();
                if (minute % every == 0) {
                    for (String layer : order) {
                        pipeline.checkpoint(layer);
                    }
                }
                long seen = pipeline.orders("dws");
                int lacks = minute - (int) seen / perMinute;
                System.out.printf(LINE, minute, perMinute * minute, pipeline.orders("ods"),
                        pipeline.orders("dwd"), seen, lacks == 0 ? "none"
                        : lacks == 1 ? "" + minute : minute - lacks + 1 + " to " + minute);
            }
            System.out.printf("%n%-10s %10s %11s %16s%n",
                    "", "snapshots", "data files", "changelog files");
            for (String layer : Pipeline.LAYERS) {
                long[] files = Pipeline.filesWritten(pipeline.table(layer));
                System.out.printf("%-10s %10d %11d %16d%n",
                        layer.toUpperCase(), files[0], files[1], files[2]);
            }
            pipeline.stop();
        }
        System.exit(0); // Flink leaves threads behind
    }

    static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            options.put(arg.split("=")[0], arg.split("=")[1]);
        }
        return options;
    }
}
