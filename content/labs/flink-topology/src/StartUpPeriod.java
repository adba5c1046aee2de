import java.util.Map;

/** When does a standalone cluster of 3 slots give up on a job that needs 4? */
public final class StartUpPeriod {

    private static final int START_UP_MS = 8_000;

    private static final Map<String, String> OPTIONS =
            Map.of(
                    "resourcemanager.standalone.start-up-time", START_UP_MS + " ms",
                    "slot.request.timeout", "30 s");

    public static void main(String[] args) throws Exception {
        submitAfter(0, "submitted at once");
        submitAfter(START_UP_MS + 2_000, "submitted after the start-up period");
    }

    private static void submitAfter(int wait, String title) throws Exception {
        try (var cluster = Clusters.start(1, 3, OPTIONS)) {
            Thread.sleep(wait);
            var graph = Plans.jobGraph(Orders.Variant.DEFAULT);
            long start = System.nanoTime();
            cluster.submitJob(graph).get();
            cluster.requestJobResult(graph.getJobID()).get();
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            // Classes instead of a time: the same output on every machine.
            String when = "after slot.request.timeout (30 s)";
            if (seconds < 20) {
                when = "when the start-up period ended (8 s)";
            }
            if (seconds < 3) {
                when = "at once (under 3 s)";
            }
            System.out.printf("%-36s failed %s%n", title, when);
        }
    }
}
