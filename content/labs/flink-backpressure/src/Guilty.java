import java.util.List;

/** The rule of this lab: which task of a job holds all the others back? */
final class Guilty {

    private Guilty() {}

    /**
     * The first task, from the sink upwards, that has a busy subtask and whose upstream
     * task is under high backpressure; null if there is none. The job has no branches: the
     * upstream task of a task is the one before it.
     */
    static Vertex find(List<Vertex> vertices) {
        System.out.println("From the sink upwards");
        for (int i = vertices.size() - 1; i > 0; i--) {
            Vertex task = vertices.get(i);
            Vertex upstream = vertices.get(i - 1);
            boolean busy = !task.busySubtasks().isEmpty();
            boolean pressed = upstream.backpressureLevel().equals("high");
            System.out.printf(
                    "  %-6s a subtask is busy: %-3s   backpressure of %s is high: %s%n",
                    task.name(), yesNo(busy), upstream.name(), yesNo(pressed));
            if (busy && pressed) {
                return task;
            }
        }
        return null;
    }

    private static String yesNo(boolean answer) {
        return answer ? "yes" : "no";
    }
}
