import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.types.RowKind;

/** The two tables, one query over them, and the actions that change either. */
class World implements AutoCloseable {
    record Order(String city, int qty) {}

    /** A statement: what it selects, and the columns and the key of its sink. */
    record Query(String select, String columns, String key, List<String> types) {}

    private static final String ENRICHED = "id INT, city STRING, fee INT";
    private static final List<String> ENRICHED_TYPES = List.of("int", "string", "int");
    static final Map<Character, Query> QUERIES = Map.of(
            'c', new Query("SELECT city, COUNT(*) FROM orders GROUP BY city",
                    "city STRING, n BIGINT", "city", List.of("string", "long")),
            's', new Query("SELECT city, SUM(qty) FROM orders GROUP BY city",
                    "city STRING, qty INT", "city", List.of("string", "int")),
            'j', new Query("SELECT o.id, o.city, c.fee FROM orders o"
                    + " JOIN cities c ON o.city = c.city", ENRICHED, "id", ENRICHED_TYPES),
            'l', new Query("SELECT o.id, o.city, c.fee FROM orders o"
                    + " LEFT JOIN cities c ON o.city = c.city", ENRICHED, "id", ENRICHED_TYPES),
            'k', new Query("SELECT o.id, o.city, c.fee FROM orders o"
                    + " JOIN cities FOR SYSTEM_TIME AS OF o.pt AS c ON o.city = c.city",
                    ENRICHED, "id", ENRICHED_TYPES),
            't', new Query("SELECT city, id, qty FROM (SELECT *, ROW_NUMBER() OVER"
                    + " (PARTITION BY city ORDER BY qty DESC) AS r FROM orders) WHERE r = 1",
                    "city STRING, id INT, qty INT", "city", List.of("string", "int", "int")));
    static final Map<Character, String> CITIES = Map.of('o', "oslo", 'p', "paris", 'r', "rome");
    /** The queries that a TTL is set for. */
    static final String EXPIRING = "csjl";
    /** Seconds. After one wait, state is there; after two, what was not written meanwhile has expired. */
    private static final long WAIT = 6;
    private static final long TTL = 10;

    char query = 'c';
    boolean hasKey = false;
    boolean expires = false;
    final TreeMap<Integer, Order> orders = new TreeMap<>();
    final TreeMap<String, Integer> cities = new TreeMap<>();
    private long now = 0;
    private Pipeline pipeline;

    World() throws Exception {
        restart();
    }

    /** Does what an action's text says, as in the simulator's address. Returns what reached the sink. */
    List<String> act(String action) throws Exception {
        char last = action.charAt(action.length() - 1);
        String settings = "" + query + hasKey + expires;
        switch (action.charAt(0)) {
            case 'q' -> query = last;
            case 'k' -> hasKey = last == 'y';
            case 't' -> expires = last == 'y';
            case 'w' -> {
                now += WAIT;
                pipeline.setTime(now * 1000);
                return List.of();
            }
            case 'o' -> {
                int id = action.charAt(1) - '0';
                Order before = orders.get(id);
                if (last == 'd') {
                    orders.remove(id);
                } else {
                    orders.put(id, new Order(CITIES.get(action.charAt(2)), last - '0'));
                }
                return change("orders", order(id, before), order(id, orders.get(id)));
            }
            default -> {
                String city = CITIES.get(action.charAt(1));
                Integer before = cities.get(city);
                if (last == 'd') {
                    cities.remove(city);
                } else {
                    cities.put(city, last - '0');
                }
                return change("cities", city(city, before), city(city, cities.get(city)));
            }
        }
        return settings.equals("" + query + hasKey + expires) ? List.of() : restart();
    }

    /** A new job with the present settings reads the tables: cities first, each table by its key. */
    private List<String> restart() throws Exception {
        if (pipeline != null) {
            pipeline.close();
        }
        Query chosen = QUERIES.get(query);
        String key = hasKey ? ", PRIMARY KEY (" + chosen.key + ") NOT ENFORCED" : "";
        pipeline = new Pipeline(chosen.select, chosen.columns + key, chosen.types,
                expires && EXPIRING.indexOf(query) >= 0 ? Duration.ofSeconds(TTL) : Duration.ZERO);
        now = 0;
        pipeline.setTime(0);
        List<String> out = new ArrayList<>();
        for (var each : cities.entrySet()) {
            out.addAll(change("cities", null, city(each.getKey(), each.getValue())));
        }
        for (var each : orders.entrySet()) {
            out.addAll(change("orders", null, order(each.getKey(), each.getValue())));
        }
        return out;
    }

    private List<String> change(String table, GenericRowData before, GenericRowData after)
            throws Exception {
        if (Objects.equals(before, after)) return List.of();
        Theatre.FEES.clear();
        Theatre.FEES.putAll(cities);
        List<String> out = new ArrayList<>();
        if (before != null) {
            before.setRowKind(after == null ? RowKind.DELETE : RowKind.UPDATE_BEFORE);
            out.addAll(pipeline.send(table, before));
        }
        if (after != null) {
            after.setRowKind(before == null ? RowKind.INSERT : RowKind.UPDATE_AFTER);
            out.addAll(pipeline.send(table, after));
        }
        return out;
    }

    private static GenericRowData order(int id, Order order) {
        return order == null ? null
                : GenericRowData.of(id, StringData.fromString(order.city), order.qty);
    }

    private static GenericRowData city(String city, Integer fee) {
        return fee == null ? null : GenericRowData.of(StringData.fromString(city), fee);
    }

    List<String> state() throws Exception {
        return pipeline.state();
    }

    boolean plans(String operator) {
        return pipeline.has(operator);
    }

    @Override
    public void close() throws Exception {
        pipeline.close();
    }
}
