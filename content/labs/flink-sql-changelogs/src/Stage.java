import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;

/**
 * Runs one streaming query and plays its input row by row. After each row it takes a checkpoint:
 * its barrier runs behind the row, so when the checkpoint is complete, all that the row brings
 * about has reached the sink. The order of two inputs is so the order of the script.
 */
class Stage implements AutoCloseable {
    private static final Map<String, Input> INPUTS = new ConcurrentHashMap<>();
    private static final Map<String, List<Row>> OUTPUTS = new ConcurrentHashMap<>();

    /** The rows of a table so far. The program and Flink's tasks share one JVM, so they share it. */
    static class Input {
        private final List<Row> rows = new ArrayList<>();
        private final Map<String, Row> now = new HashMap<>();
        private long position = 0;
        private CompletableFuture<Void> more = new CompletableFuture<>();

        synchronized void send(List<Row> sent, boolean isRead) throws InterruptedException {
            rows.addAll(sent);
            for (Row row : sent) {
                String key = String.valueOf(row.getField(0));
                if (row.getKind() == RowKind.DELETE) {
                    now.remove(key);
                } else if (row.getKind() != RowKind.UPDATE_BEFORE) {
                    now.put(key, row);
                }
            }
            more.complete(null);
            more = new CompletableFuture<>();
            while (isRead && position < rows.size()) {
                wait();
            }
        }

        synchronized CompletableFuture<Void> pass(long number) {
            return number < rows.size() ? CompletableFuture.completedFuture(null) : more;
        }

        synchronized void moveTo(long next) {
            position = next;
            notifyAll();
        }

        synchronized Row row(long at) {
            return rows.get((int) at);
        }

        synchronized Row now(String key) {
            return now.get(key);
        }
    }

    static Input input(String table) {
        return INPUTS.computeIfAbsent(table, name -> new Input());
    }

    static List<Row> output(String table) {
        return OUTPUTS.computeIfAbsent(
                table, name -> java.util.Collections.synchronizedList(new ArrayList<>()));
    }

    private final LocalFlink flink;
    final JobID job;
    private int seen = 0;

    /** Starts the INSERT; its sink is the table `answer`. */
    Stage(LocalFlink flink, TableEnvironment sql, String insert) {
        this.flink = flink;
        INPUTS.clear();
        OUTPUTS.clear();
        job = sql.executeSql(insert).getJobClient().orElseThrow().getJobID();
    }

    /** What the sink received since the last call, once the rows have gone all the way. */
    List<Row> send(String table, Row... rows) throws Exception {
        return send(true, table, rows);
    }

    /** Changes a table that no source of this job reads: a lookup sees it. */
    void set(String table, Row row) throws Exception {
        send(false, table, row);
    }

    private List<Row> send(boolean isRead, String table, Row... rows) throws Exception {
        flink.waitUntilRunning(job);
        input(table).send(List.of(rows), isRead);
        if (!isRead) {
            return List.of();
        }
        flink.checkpoint(job);
        List<Row> all = output("answer");
        List<Row> fresh = new ArrayList<>(all.subList(seen, all.size()));
        seen = all.size();
        return fresh;
    }

    @Override
    public void close() throws Exception {
        flink.cancel(job);
    }

    static Row row(String kind, Object... fields) {
        Row row = Row.of(fields);
        row.setKind(switch (kind) {
            case "+I" -> RowKind.INSERT;
            case "-U" -> RowKind.UPDATE_BEFORE;
            case "+U" -> RowKind.UPDATE_AFTER;
            default -> RowKind.DELETE;
        });
        return row;
    }

    /** +I(paris, 1): the kind, and the fields. A time is shown as hours and minutes. */
    static String show(Row row) {
        List<String> fields = new ArrayList<>();
        for (int at = 0; at < row.getArity(); at++) {
            Object field = row.getField(at);
            fields.add(field instanceof java.time.LocalDateTime time
                    ? time.toLocalTime().toString()
                    : String.valueOf(field));
        }
        return row.getKind().shortString() + "(" + String.join(", ", fields) + ")";
    }

    static String show(List<Row> rows) {
        return rows.isEmpty() ? "." : rows.stream().map(Stage::show).collect(Collectors.joining(" "));
    }
}
