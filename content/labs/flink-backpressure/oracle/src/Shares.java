import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.flink.runtime.executiongraph.IOMetrics;

/** What a job's subtasks did in a window, by Flink's accumulated metrics. */
record Shares(Map<String, Share> subtasks) {

    /** Shares of the window, and records in a second of it. */
    record Share(double busy, double backpressured, double idle, double in, double out) {}

    /** Part of the window: greater than the noise, smaller than the distance of what is drawn. */
    private static final double GAP = 0.1;

    /** The same for parts of all orders, which vary less. */
    private static final double ORDERS_GAP = 0.07;

    static Map<String, IOMetrics> read(String id, Setting setting) {
        Map<String, IOMetrics> now = new LinkedHashMap<>();
        for (String subtask : setting.subtasks()) {
            now.put(subtask, Job.METRICS.get(id + subtask).createSnapshot());
        }
        return now;
    }

    static Shares between(Map<String, IOMetrics> then, Map<String, IOMetrics> now) {
        Map<String, Share> shares = new LinkedHashMap<>();
        then.forEach((subtask, before) -> shares.put(subtask, share(before, now.get(subtask))));
        return new Shares(shares);
    }

    /**
     * Copies that get equal parts of the orders as their mean: which of two that wait for room
     * has an empty queue for some time differs from run to run.
     */
    Shares averaged(Setting setting) {
        Map<String, Share> means = new LinkedHashMap<>();
        for (String name : subtasks.keySet()) {
            char task = name.charAt(0);
            boolean isSkewed = Setting.TASKS.indexOf(task) == Setting.COUNT && setting.hot() > 0;
            means.put(name, isSkewed ? subtasks.get(name) : mean(task));
        }
        return new Shares(means);
    }

    private Share mean(char task) {
        var copies =
                subtasks.entrySet().stream()
                        .filter(each -> each.getKey().charAt(0) == task)
                        .map(Map.Entry::getValue)
                        .toList();
        ToDoubleFunction<ToDoubleFunction<Share>> of =
                part -> copies.stream().mapToDouble(part).average().orElseThrow();
        return new Share(
                of.applyAsDouble(Share::busy), of.applyAsDouble(Share::backpressured),
                of.applyAsDouble(Share::idle), of.applyAsDouble(Share::in),
                of.applyAsDouble(Share::out));
    }

    private static Share share(IOMetrics then, IOMetrics now) {
        double busy = now.getAccumulateBusyTime() - then.getAccumulateBusyTime();
        double pressed =
                now.getAccumulateBackPressuredTime() - then.getAccumulateBackPressuredTime();
        double idle = now.getAccumulateIdleTime() - then.getAccumulateIdleTime();
        double window = busy + pressed + idle; // by Flink's definition of busy
        double seconds = window / 1000;
        return new Share(
                busy / window, pressed / window, idle / window,
                (now.getNumRecordsIn() - then.getNumRecordsIn()) / seconds,
                (now.getNumRecordsOut() - then.getNumRecordsOut()) / seconds);
    }

    /** Orders a second that leave the source. */
    double handled() {
        return subtasks.entrySet().stream()
                .filter(each -> each.getKey().startsWith("o"))
                .mapToDouble(each -> each.getValue().out())
                .sum();
    }

    /**
     * Like {@code c0>p0=p1}: greatest first, equal where they are closer than the gap; without
     * those near 0.
     */
    String rank(ToDoubleFunction<Share> of) {
        return rank(of, "", GAP);
    }

    /** The same for what count's subtasks receive of all orders. */
    String recordRank() {
        double all = handled();
        return rank(share -> share.in() / all, "c", ORDERS_GAP);
    }

    private String rank(ToDoubleFunction<Share> of, String task, double gap) {
        Map<String, Double> values = new TreeMap<>();
        subtasks.forEach((name, share) -> {
            if (name.startsWith(task) && of.applyAsDouble(share) > gap) {
                values.put(name, of.applyAsDouble(share));
            }
        });
        List<String> names = new ArrayList<>(values.keySet());
        names.sort(Comparator.comparing(values::get).reversed());
        List<SortedSet<String>> groups = new ArrayList<>();
        double last = Double.MAX_VALUE;
        for (String name : names) {
            if (last - values.get(name) > gap) {
                groups.add(new TreeSet<>());
            }
            last = values.get(name);
            groups.get(groups.size() - 1).add(name);
        }
        return groups.stream()
                .map(equal -> String.join("=", equal))
                .collect(Collectors.joining(">"));
    }

    /** From the source on: the first task that is busy and not backpressured; empty for none. */
    String culprit() {
        for (char task : Setting.TASKS.toCharArray()) {
            var copies =
                    subtasks.entrySet().stream()
                            .filter(each -> each.getKey().charAt(0) == task)
                            .map(Map.Entry::getValue)
                            .toList();
            if (copies.stream().noneMatch(share -> share.backpressured() > GAP)) {
                boolean isBusy = copies.stream().anyMatch(share -> share.busy() > 1 - GAP);
                return isBusy ? String.valueOf(task) : "";
            }
        }
        return "";
    }
}
