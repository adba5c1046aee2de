import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.executiongraph.ArchivedExecution;
import org.apache.flink.runtime.executiongraph.ArchivedExecutionGraph;

/** Runs the job on 2 TaskManagers x 2 slots in this JVM and counts the task threads. */
public final class Threads {

    public static void main(String[] args) throws Exception {
        for (var variant : List.of(Orders.Variant.DEFAULT, Orders.Variant.CHAINING_OFF)) {
            Orders.THREADS.clear();
            try (var cluster = Clusters.start(2, 2, Map.of())) {
                var graph = Plans.jobGraph(variant);
                cluster.submitJob(graph).get();
                Clusters.awaitAllRunning(cluster, graph.getJobID());

                var now = cluster.getArchivedExecutionGraph(graph.getJobID()).get();
                printThreads(variant.name(), now);
                System.out.println("Who ran count (1) and format (1)?");
                for (String operator : List.of("count (1)", "format (1)")) {
                    String thread = Orders.THREADS.get(operator);
                    System.out.printf("  %-10s  %s%n", operator, thread);
                }
                printSlots(now);
                cluster.cancelJob(graph.getJobID()).get();
            }
        }
    }

    /** Flink starts each subtask's thread in a thread group of this name (Task.java). */
    private static void printThreads(String title, ArchivedExecutionGraph graph) {
        Set<String> subtasks = new TreeSet<>();
        for (var vertex : graph.getAllExecutionVertices()) {
            subtasks.add(vertex.getTaskNameWithSubtaskIndex() + "#0"); // 0: first attempt
        }
        List<String> main = new ArrayList<>();
        int flushers = 0;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            ThreadGroup group = thread.getThreadGroup();
            if (group == null || !group.getName().equals("Flink Task Threads")) {
                continue;
            }
            if (subtasks.contains(thread.getName())) {
                main.add(thread.getName());
            } else if (thread.getName().startsWith("OutputFlusher for ")) {
                flushers++;
            } // else: timers, connector threads and a reaper, which come and go
        }
        main.sort(Comparator.naturalOrder());
        System.out.printf("%s: %d threads that run subtasks%n", title, main.size());
        main.forEach(name -> System.out.println("  " + name));
        System.out.printf("Beside them: %d threads flush output buffers%n", flushers);
    }

    /** Slots have random ids: they are named A, B, ... in the order of what they hold. */
    private static void printSlots(ArchivedExecutionGraph graph) {
        Map<String, List<String>> slots = new TreeMap<>();
        for (var vertex : graph.getAllExecutionVertices()) {
            var execution = (ArchivedExecution) vertex.getCurrentExecutionAttempt();
            String slot = execution.getAssignedAllocationID().toString();
            slots.computeIfAbsent(slot, id -> new ArrayList<>())
                    .add(vertex.getTaskNameWithSubtaskIndex());
        }
        System.out.println("Slots:");
        char name = 'A';
        List<List<String>> contents = new ArrayList<>(slots.values());
        contents.sort(Comparator.comparing(Object::toString));
        for (List<String> content : contents) {
            System.out.printf("  %c  %s%n", name++, String.join(" | ", content));
        }
        System.out.println();
    }
}
