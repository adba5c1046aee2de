import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.keyselector.RowDataKeySelector;

/**
 * The operators of one statement as Flink's planner made them, each in a harness of Flink's test
 * jar. A row that goes in is handed from operator to operator, each row of it all the way before
 * the next one, as between chained operators.
 */
class Pipeline implements AutoCloseable {
    private final StreamGraph graph;
    private final Map<Integer, AbstractStreamOperatorTestHarness<RowData>> harnesses = new HashMap<>();
    private final Map<String, StreamNode> sources = new HashMap<>();
    private final List<RowData> out = new ArrayList<>();
    private final List<String> columns;

    Pipeline(String query, String sinkColumns, List<String> columns, Duration ttl) throws Exception {
        this.columns = columns;
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        StreamTableEnvironment sql = StreamTableEnvironment.create(env);
        sql.getConfig().set("table.exec.state.ttl", ttl.toMillis() + " ms");
        String with = " WITH ('connector' = 'theatre')";
        sql.executeSql("CREATE TABLE orders (id INT, city STRING, qty INT, pt AS PROCTIME(),"
                + " PRIMARY KEY (id) NOT ENFORCED)" + with);
        sql.executeSql("CREATE TABLE cities (city STRING, fee INT,"
                + " PRIMARY KEY (city) NOT ENFORCED)" + with);
        sql.executeSql("CREATE TABLE answer (" + sinkColumns + ")" + with);
        sql.createStatementSet().addInsertSql("INSERT INTO answer " + query).attachAsDataStream();
        graph = env.getStreamGraph();
        for (StreamNode node : graph.getStreamNodes()) {
            if (node.getInEdges().isEmpty()) {
                sources.put(node.getOperatorName().replaceAll(".*(orders|cities).*", "$1"), node);
            } else if (!isSink(node)) {
                harnesses.put(node.getId(), harness(node));
            }
        }
    }

    private static boolean isSink(StreamNode node) {
        return node.getOperatorFactory() instanceof SinkWriterOperatorFactory;
    }

    @SuppressWarnings("unchecked")
    private static AbstractStreamOperatorTestHarness<RowData> harness(StreamNode node)
            throws Exception {
        var factory = (StreamOperatorFactory<RowData>) node.getOperatorFactory();
        var selectors = node.getStatePartitioners();
        AbstractStreamOperatorTestHarness<RowData> made;
        if (selectors.length == 0) {
            made = new OneInputStreamOperatorTestHarness<>(factory, 1, 1, 0);
        } else {
            RowDataKeySelector first = (RowDataKeySelector) selectors[0];
            TypeInformation<RowData> key = first.getProducedType();
            made = selectors.length == 1
                    ? new KeyedOneInputStreamOperatorTestHarness<>(factory, first, key)
                    : new KeyedTwoInputStreamOperatorTestHarness<>(
                            (TwoInputStreamOperator<RowData, RowData, RowData>)
                                    ((SimpleOperatorFactory<RowData>) factory).getOperator(),
                            first, (RowDataKeySelector) selectors[1], key);
        }
        made.setup((TypeSerializer<RowData>) node.getTypeSerializerOut());
        made.open();
        return made;
    }

    /** Whether an operator of the plan has this name. */
    boolean has(String name) {
        return graph.getStreamNodes().stream()
                .anyMatch(node -> node.getOperatorName().startsWith(name + "["));
    }

    /** Time for the state's TTL, in milliseconds. */
    void setTime(long now) {
        harnesses.values().forEach(each -> each.setStateTtlProcessingTime(now));
    }

    /** Sends a row of a table through the plan. Returns what reached the sink, as text. */
    List<String> send(String table, RowData row) throws Exception {
        out.clear();
        StreamNode source = sources.get(table);
        if (source != null) {
            pass(source, row);
        }
        return out.stream().map(this::show).toList();
    }

    private void pass(StreamNode from, RowData row) throws Exception {
        for (StreamEdge edge : from.getOutEdges()) {
            StreamNode to = graph.getStreamNode(edge.getTargetId());
            if (isSink(to)) {
                out.add(row);
            } else {
                handle(to, edge.getTypeNumber(), row);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void handle(StreamNode node, int input, RowData row) throws Exception {
        var harness = harnesses.get(node.getId());
        var record = new StreamRecord<>(row);
        if (harness instanceof OneInputStreamOperatorTestHarness) {
            ((OneInputStreamOperatorTestHarness<RowData, RowData>) harness).processElement(record);
        } else {
            var two = (TwoInputStreamOperatorTestHarness<RowData, RowData, RowData>) harness;
            if (input == 1) {
                two.processElement1(record);
            } else {
                two.processElement2(record);
            }
        }
        List<RowData> emitted = List.copyOf(harness.extractOutputValues());
        harness.getOutput().clear();
        for (RowData each : emitted) {
            pass(node, each);
        }
    }

    /** `+I paris 1` */
    private String show(RowData row) {
        List<String> fields = new ArrayList<>(List.of(row.getRowKind().shortString()));
        for (int at = 0; at < columns.size(); at++) {
            fields.add(row.isNullAt(at) ? "null" : switch (columns.get(at)) {
                case "int" -> String.valueOf(row.getInt(at));
                case "long" -> String.valueOf(row.getLong(at));
                default -> row.getString(at).toString();
            });
        }
        return String.join(" ", fields);
    }

    /** What the operators keep: see {@link Kept}. */
    List<String> state() throws Exception {
        List<String> rows = new ArrayList<>();
        for (StreamNode node : graph.getStreamNodes()) {
            var harness = harnesses.get(node.getId());
            if (harness != null && node.getStatePartitioners().length > 0) {
                rows.addAll(Kept.rows(harness.getOperator()));
            }
        }
        rows.sort(Comparator.comparing(row -> row.charAt(0)));
        return rows;
    }

    @Override
    public void close() throws Exception {
        for (var harness : harnesses.values()) {
            harness.close();
        }
    }
}
