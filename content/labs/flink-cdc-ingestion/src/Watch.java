import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;

/** Notes each row behind the source, by attempt and origin; may fail the job. */
public class Watch extends ProcessFunction<Row, Row> {
    static int attempt;
    static Map<String, List<String>> seen = new TreeMap<>();
    static long sum;

    @Override
    public void open(OpenContext context) {
        attempt = getRuntimeContext().getTaskInfo().getAttemptNumber() + 1;
        Sync.attemptBegins();
    }

    @Override
    public void processElement(Row row, Context context, Collector<Row> out) {
        List<String> rows = seen.computeIfAbsent(
                "attempt " + attempt + "  " + Sync.origin, key -> new ArrayList<>());
        synchronized (rows) {
            rows.add(row.getKind().shortString() + " " + row.getField(0) + "(" + row.getField(2) + ")");
        }
        int sign = row.getKind().shortString().startsWith("+") ? 1 : -1;
        sum += sign * (Integer) row.getField(2);
        out.collect(row);
        Sync.maybeCrash(row);
    }
}
