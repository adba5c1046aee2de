import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A task of a running job (a "vertex" in the REST API), as it describes itself there. */
record Vertex(
        String id, String name, long runningMillis, String backpressureLevel,
        List<Subtask> subtasks) {

    /** From here on, a subtask counts as busy: milliseconds of a second. */
    static final long BUSY = 800;

    private static final String QUEUE = "Shuffle.Netty.Input.Buffers.inputQueueLength";
    private static final List<String> METRICS =
            List.of(
                    "busyTimeMsPerSecond", "backPressuredTimeMsPerSecond",
                    "idleTimeMsPerSecond", "numRecordsIn", "numRecordsOut", QUEUE);
    private static final String QUERY = "/metrics?get=" + String.join(",", METRICS);

    /** busy, backpressured and idle are milliseconds per second. */
    record Subtask(
            int index, long busy, long backpressured, long idle, long recordsIn,
            long recordsOut, long queuedBuffers) {

        boolean isBusy() {
            return busy > BUSY;
        }
    }

    List<Subtask> busySubtasks() {
        return subtasks.stream().filter(Subtask::isBusy).toList();
    }

    /** All tasks of a job, the source first; an empty list while metrics are missing. */
    static List<Vertex> readAll(Cluster cluster, String job) throws Exception {
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode vertex : cluster.get("/jobs/" + job).path("vertices")) {
            String id = vertex.get("id").asText();
            String path = "/jobs/" + job + "/vertices/" + id;
            List<Subtask> subtasks = new ArrayList<>();
            for (int i = 0; i < vertex.get("parallelism").asInt(); i++) {
                String subtask = path + "/subtasks/" + i;
                Map<String, Long> m = metrics(cluster.get(subtask + QUERY));
                if (!m.keySet().containsAll(METRICS)) {
                    return List.of();
                }
                subtasks.add(
                        new Subtask(
                                i, m.get("busyTimeMsPerSecond"),
                                m.get("backPressuredTimeMsPerSecond"),
                                m.get("idleTimeMsPerSecond"), m.get("numRecordsIn"),
                                m.get("numRecordsOut"), m.get(QUEUE)));
            }
            JsonNode level = cluster.get(path + "/backpressure").path("backpressureLevel");
            if (level.isMissingNode()) {
                return List.of();
            }
            vertices.add(
                    new Vertex(
                            id, shortName(vertex.get("name").asText()),
                            vertex.get("duration").asLong(), level.asText(), subtasks));
        }
        return vertices;
    }

    /** The endpoint answers with a list of {"id": name, "value": text}. */
    static Map<String, Long> metrics(JsonNode list) {
        Map<String, Long> values = new HashMap<>();
        for (JsonNode metric : list) {
            long value = Math.round(metric.get("value").asDouble());
            values.put(metric.get("id").asText(), value);
        }
        return values;
    }

    /** "Source: orders" and "count -> store: Writer" become "orders" and "count". */
    private static String shortName(String name) {
        return name.replace("Source: ", "").replaceAll(" ->.*|: Writer", "");
    }
}
