import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In how many cases each rule was met, told from what an action did and what came out. */
class Rules {
    /** The tables before an action. */
    record Before(Map<Integer, World.Order> orders, Map<String, Integer> cities) {}

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Set<String> met = new HashSet<>();

    void begin() {
        met.clear();
    }

    String json() {
        return counts.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void count(boolean isMet, String rule) {
        if (isMet && met.add(rule)) counts.merge(rule, 1, Integer::sum);
    }

    Before look(World world) {
        return new Before(Map.copyOf(world.orders), Map.copyOf(world.cities));
    }

    void met(Before before, String action, List<String> out, World world) throws Exception {
        String kinds = out.stream().map(row -> row.substring(0, 2)).collect(Collectors.joining());
        char first = action.charAt(0);
        if (first != 'o' && first != 'c') {
            count(first != 'w' && !out.isEmpty(), "a new job reads the tables");
            return;
        }
        if (first == 'o') {
            int id = action.charAt(1) - '0';
            World.Order was = before.orders.get(id);
            World.Order is = world.orders.get(id);
            if (was == null && is == null || is != null && is.equals(was)) return;
            order(was, is, kinds, out, world);
        } else {
            String city = World.CITIES.get(action.charAt(1));
            Integer was = before.cities.get(city);
            Integer is = world.cities.get(city);
            if (was == null && is == null || is != null && is.equals(was)) return;
            city(city, was, is, kinds, out, world);
        }
    }

    private void order(World.Order was, World.Order is, String kinds, List<String> out, World world) {
        boolean inserts = was == null;
        boolean deletes = is == null;
        boolean stays = !inserts && !deletes && was.city().equals(is.city());
        switch (world.query) {
            case 'c', 's' -> {
                count(inserts && kinds.equals("+I"), "group: the first row inserts");
                count(inserts && kinds.equals("-U+U"), "group: an update as two rows");
                count(world.hasKey && kinds.equals("+U"), "group: a sink with a key gets no -U");
                count(deletes && kinds.equals("-D"), "group: the last row deletes");
                count(stays && kinds.equals("-D+I"), "group: an update of the only row");
                count(stays && kinds.equals("-U+U-U+U"), "group: an update of one of several");
                count(stays && world.hasKey && kinds.equals("+U+U"),
                        "group: an update of one of several in a sink with a key");
                count(!stays && !inserts && !deletes, "group: an order moves");
                count(world.query == 's' && !world.expires && (inserts || deletes) && out.isEmpty(),
                        "group: an unchanged sum sends nothing");
                count(world.query == 's' && world.expires && kinds.equals("-U+U")
                        && out.get(0).substring(2).equals(out.get(1).substring(2)),
                        "group with TTL: an unchanged sum is sent");
                count(world.expires && deletes && out.isEmpty(),
                        "group with TTL: a delete finds no state and is dropped");
                count(world.expires && inserts && kinds.equals("+I") && world.orders.values().stream()
                        .filter(each -> each.city().equals(is.city())).count() > 1,
                        "group with TTL: a count starts anew");
            }
            case 'j', 'l' -> {
                String name = world.query == 'j' ? "join" : "left join";
                boolean isNull = out.stream().anyMatch(row -> row.endsWith("null"));
                count(inserts && kinds.equals("+I") && !isNull, name + ": an order finds its city");
                count(inserts && (out.isEmpty() || isNull), name + ": an order finds no city");
                count(deletes && !out.isEmpty(), name + ": an order is deleted");
                count(stays && out.size() == 2 && out.get(0).substring(2).equals(out.get(1).substring(2)),
                        name + ": an update that changes nothing is passed on");
                count(!inserts && !deletes && !stays && !out.isEmpty(), name + ": an order moves");
                count(world.expires && inserts && world.cities.containsKey(is.city())
                        && (out.isEmpty() || isNull), name + " with TTL: the order's city is forgotten");
                materializer(kinds, name, world);
            }
            case 'k' -> {
                count(inserts && kinds.equals("+I"), "lookup: an order finds its city");
                count(inserts && out.isEmpty(), "lookup: an order finds no city");
                count(deletes && kinds.equals("-D"), "lookup: a delete takes back the present fee");
                count(deletes && out.isEmpty(), "lookup: a delete finds no city and takes nothing back");
                count(!world.hasKey && kinds.equals("-U+U"), "lookup: an update as two rows");
                count(world.hasKey && kinds.equals("+U"), "lookup: a sink with a key gets no -U");
            }
            default -> {
                count(inserts && kinds.equals("+I"), "top: the first row of a city");
                count(inserts && kinds.equals("-D+I"), "top: a higher row displaces");
                count(inserts && out.isEmpty(), "top: a lower or equal row sends nothing");
                count(deletes && kinds.equals("-D"), "top: the only row goes");
                count(deletes && kinds.equals("-D+I"), "top: the next row comes back");
                count(deletes && out.isEmpty(), "top: a lower row goes and sends nothing");
                count(stays && kinds.equals("-D+I-D+I"), "top: the best row changes and stays best");
                count(stays && kinds.equals("-D+I"), "top: the best row changes and falls or is alone");
            }
        }
    }

    private void city(String city, Integer was, Integer is, String kinds, List<String> out, World world) {
        long matching =
                world.orders.values().stream().filter(each -> each.city().equals(city)).count();
        if (world.query == 'k') {
            count(matching > 0 && out.isEmpty(), "lookup: a city changes and nothing is sent");
            return;
        }
        if (world.query != 'j' && world.query != 'l') return;
        String name = world.query == 'j' ? "join" : "left join";
        count(was == null && matching > 1 && !out.isEmpty(), name + ": a city meets waiting orders");
        count(is == null && !out.isEmpty(), name + ": a city is deleted");
        boolean updates = was != null && is != null;
        count(updates && matching > 1 && !out.isEmpty(), name + ": a city changes for several orders");
        count(updates && !world.hasKey && !out.isEmpty()
                && out.stream().anyMatch(row -> row.endsWith("null")),
                name + ": between two values comes null");
        count(world.expires && matching > 0 && out.isEmpty(), name + " with TTL: the city's orders are forgotten");
        materializer(kinds, name, world);
    }

    private void materializer(String kinds, String name, World world) {
        if (!world.plans("SinkMaterializer")) return;
        count(kinds.contains("+I"), name + " with materializer: the first row of a key");
        count(kinds.contains("-D"), name + " with materializer: the last row of a key");
        count(kinds.contains("+U"), name + " with materializer: another row of a key");
    }
}
