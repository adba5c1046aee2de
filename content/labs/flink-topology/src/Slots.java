import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.util.SerializedThrowable;

/** Runs the job with enough slots and with too few. */
public final class Slots {

    // Two clocks can end the wait for a slot. By default both stand at 5 minutes, and it
    // is chance which of them ends first; here one is short and the other is long.
    private static final Map<String, String> RM_GIVES_UP =
            Map.of(
                    "resourcemanager.standalone.start-up-time", "3 s",
                    "slot.request.timeout", "60 s");

    private static final Map<String, String> JM_GIVES_UP =
            Map.of(
                    "resourcemanager.standalone.start-up-time", "60 s",
                    "slot.request.timeout", "3 s");

    private static final Map<String, String> ADAPTIVE_SCHEDULER =
            Map.of(
                    "jobmanager.scheduler", "Adaptive",
                    "jobmanager.adaptive-scheduler.submission.resource-wait-timeout",
                            "3 s");

    public static void main(String[] args) throws Exception {
        if (args.length == 2) { // a variant, and how many slots the cluster has
            var variant = Orders.Variant.valueOf(args[0]);
            attempt("default scheduler", variant, Integer.parseInt(args[1]), RM_GIVES_UP);
            return;
        }
        attempt("default scheduler", Orders.Variant.DEFAULT, 4, RM_GIVES_UP);
        attempt("default scheduler", Orders.Variant.DEFAULT, 3, RM_GIVES_UP);
        attempt("default scheduler", Orders.Variant.CHAINING_OFF, 4, RM_GIVES_UP);
        attempt("default scheduler", Orders.Variant.GROUP_ON_COUNT, 4, RM_GIVES_UP);
        attempt("adaptive scheduler", Orders.Variant.DEFAULT, 3, ADAPTIVE_SCHEDULER);
        attempt("default scheduler", Orders.Variant.DEFAULT, 3, JM_GIVES_UP);
    }

    private static void attempt(
            String scheduler,
            Orders.Variant variant,
            int slots,
            Map<String, String> options)
            throws Exception {
        JobGraph graph = Plans.jobGraph(variant);
        System.out.printf(
                "%s, %s: needs %d slots, the cluster has %d%n",
                variant, scheduler, Plans.slotsNeeded(graph), slots);
        try (var cluster = Clusters.start(1, slots, options)) {
            cluster.submitJob(graph).get();
            var end = cluster.requestJobResult(graph.getJobID());
            while (!end.isDone() && !Clusters.isRunning(cluster, graph.getJobID())) {
                Thread.sleep(100);
            }
            if (end.isDone()) {
                System.out.println("  FAILED");
                printCauses(end.get().getSerializedThrowable().orElseThrow());
            } else {
                System.out.println("  RUNNING");
                printTasks(cluster.getArchivedExecutionGraph(graph.getJobID()).get());
                cluster.cancelJob(graph.getJobID()).get();
            }
        }
        System.out.println();
    }

    private static void printTasks(ArchivedExecutionGraph graph) {
        for (var task : graph.getVerticesTopologically()) {
            System.out.printf("    x%d  %s%n", task.getParallelism(), task.getName());
        }
    }

    /** One line per cause, innermost last; class names without their packages. */
    private static void printCauses(SerializedThrowable failure) {
        Throwable cause = failure.deserializeError(Slots.class.getClassLoader());
        for (; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof CompletionException)) { // adds nothing
                System.out.println("    " + cause.getClass().getSimpleName());
                System.out.println("      " + cause.getMessage());
            }
        }
    }
}
