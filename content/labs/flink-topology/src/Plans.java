import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobmanager.scheduler.SlotSharingGroup;

/** Prints the tasks that each variant of the job becomes, and the slots that it needs. */
public final class Plans {

    public static void main(String[] args) {
        for (Orders.Variant variant : Orders.Variant.values()) {
            print(variant.name(), jobGraph(variant));
        }
    }

    static JobGraph jobGraph(Orders.Variant variant) {
        return Orders.build(variant).getStreamGraph().getJobGraph();
    }

    /** Slots that the default scheduler wants: the widest task of each group, summed. */
    static int slotsNeeded(JobGraph graph) {
        Map<SlotSharingGroup, Integer> widest = new LinkedHashMap<>();
        for (JobVertex task : graph.getVerticesSortedTopologicallyFromSources()) {
            widest.merge(task.getSlotSharingGroup(), task.getParallelism(), Math::max);
        }
        return widest.values().stream().mapToInt(Integer::intValue).sum();
    }

    static int subtasks(JobGraph graph) {
        int sum = 0;
        for (JobVertex task : graph.getVertices()) {
            sum += task.getParallelism();
        }
        return sum;
    }

    private static void print(String title, JobGraph graph) {
        List<SlotSharingGroup> groups = new ArrayList<>();
        System.out.println(title);
        for (JobVertex task : graph.getVerticesSortedTopologicallyFromSources()) {
            if (!groups.contains(task.getSlotSharingGroup())) {
                groups.add(task.getSlotSharingGroup());
            }
            int group = groups.indexOf(task.getSlotSharingGroup()) + 1;
            System.out.printf(
                    "  group %d  x%d  %s%n",
                    group, task.getParallelism(), task.getName());
        }
        System.out.printf(
                "  tasks %d, subtasks %d, slots needed %d%n%n",
                graph.getNumberOfVertices(), subtasks(graph), slotsNeeded(graph));
    }
}
