import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractUdfStreamOperator;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.operators.aggregate.GroupAggFunction;
import org.apache.flink.table.runtime.operators.join.stream.StreamingJoinOperator;
import org.apache.flink.table.runtime.operators.join.stream.state.JoinRecordStateView;
import org.apache.flink.table.runtime.operators.join.stream.state.OuterJoinRecordStateView;
import org.apache.flink.table.runtime.operators.rank.RetractableTopNFunction;
import org.apache.flink.table.runtime.operators.sink.SinkUpsertMaterializer;

/**
 * What an operator keeps, one text for each row, read out of the state that its own class opened.
 * Keys go by name; within a key, rows are as the state lists them. A group is `g paris`; an order in
 * a join `l paris 1`, in an outer join `l paris 1 0` with its number of matches; a city in a join
 * `r paris`; an order in a Top-1 `t paris 1`, best first; a row of a materializer `m 1`.
 */
class Kept {
    private interface Reading {
        Collection<String> read() throws Exception;
    }

    static List<String> rows(AbstractStreamOperator<RowData> operator) throws Exception {
        if (operator instanceof StreamingJoinOperator) {
            List<String> rows = new ArrayList<>(eachKey(operator, "left-records", "l",
                    () -> side(field(operator, "leftRecordStateView"), true)));
            rows.addAll(eachKey(operator, "right-records", "r",
                    () -> side(field(operator, "rightRecordStateView"), false)));
            return rows;
        }
        if (operator instanceof SinkUpsertMaterializer) {
            ValueState<List<RowData>> rows = field(operator, "state");
            return eachKey(operator, "values", "m", () -> rows.value() == null ? List.of()
                    : rows.value().stream().map(row -> "").toList());
        }
        Object function = ((AbstractUdfStreamOperator<?, ?>) operator).getUserFunction();
        if (function instanceof GroupAggFunction) {
            ValueState<RowData> accumulator = field(function, "accState");
            return eachKey(operator, "accState", "g",
                    () -> accumulator.value() == null ? List.of() : List.of(""));
        }
        MapState<RowData, List<RowData>> orders =
                field((RetractableTopNFunction) function, "dataState");
        return eachKey(operator, "data-state", "t", () -> {
            Map<Integer, List<RowData>> best = new TreeMap<>((a, b) -> b - a);
            for (var entry : orders.entries()) {
                best.put(entry.getKey().getInt(0), entry.getValue());
            }
            return best.values().stream().flatMap(List::stream)
                    .map(row -> " " + row.getInt(0)).toList();
        });
    }

    private static Collection<String> side(JoinRecordStateView view, boolean hasIds)
            throws Exception {
        List<String> rows = new ArrayList<>();
        if (view instanceof OuterJoinRecordStateView outer) {
            for (var row : outer.getRecordsAndNumOfAssociations()) {
                rows.add(" " + row.f0.getInt(0) + " " + row.f1);
            }
            return rows;
        }
        for (RowData row : view.getRecords()) {
            rows.add(hasIds ? " " + row.getInt(0) : "");
        }
        return rows;
    }

    private static List<String> eachKey(
            AbstractStreamOperator<RowData> operator, String state, String letter, Reading reading)
            throws Exception {
        KeyedStateBackend<RowData> backend = operator.getKeyedStateBackend();
        TreeMap<String, RowData> keys = new TreeMap<>();
        try (var found = backend.<VoidNamespace>getKeys(state, VoidNamespace.INSTANCE)) {
            found.forEach(key -> keys.put(
                    letter.equals("m") ? "" + key.getInt(0) : "" + key.getString(0), key));
        }
        List<String> rows = new ArrayList<>();
        for (var key : keys.entrySet()) {
            operator.setCurrentKey(key.getValue());
            for (String row : reading.read()) {
                rows.add(letter + " " + key.getKey() + row);
            }
        }
        return rows;
    }

    /** A field of an operator or function, of its class or of one above. */
    @SuppressWarnings("unchecked")
    private static <T> T field(Object of, String name) throws Exception {
        for (Class<?> at = of.getClass(); at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return (T) Objects.requireNonNull(field.get(of));
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
