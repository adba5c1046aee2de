import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a job is told; tasks are in the order of {@link #TASKS}.
 *
 * @param rate orders that arrive in a second
 * @param hot percent of the orders that have the hot key; the others are dealt evenly
 * @param copies parallelism of each task
 * @param costs milliseconds that each task takes for an order
 */
record Setting(int rate, int hot, List<Integer> copies, List<Integer> costs)
        implements Serializable {

    static final String TASKS = "opcs"; // orders, price, count, store
    static final int COUNT = 2;

    /** Two loads are equal, or this far apart: else a setting is not drawn. */
    private static final double APART = 0.18;

    /** So many orders a second more come to the slowest task: they fill the queues in time. */
    private static final double SURPLUS = 60;

    /**
     * @param limit the task that is to hold the job back, -1 for none: what is drawn, not what
     *     is measured
     */
    static Setting draw(Random random, int limit, boolean skewed) {
        while (true) {
            var copies = List.of(pick(random, 1, 2), pick(random, 1, 2),
                    pick(random, 1, 2, 4), pick(random, 1, 2));
            var costs = random.ints(4, 0, 11).boxed().toList();
            int hot = skewed ? 20 * random.nextInt(1, 5) : 0;
            int rate = 50 * random.nextInt(3, 11);
            var drawn = new Setting(rate, hot, copies, costs);
            boolean canSkew = !skewed || copies.get(COUNT) > 1;
            if (canSkew && drawn.limit() == limit && drawn.isClear()) {
                return drawn;
            }
        }
    }

    private static int pick(Random random, int... values) {
        return values[random.nextInt(values.length)];
    }

    /** The share of all orders that a task's first copy gets; it has the hot key. */
    private double largestShare(int task) {
        double hotShare = task == COUNT ? hot / 100.0 : 0;
        return hotShare + (1 - hotShare) / copies.get(task);
    }

    /** Orders a second that a task can take. */
    private double capacity(int task) {
        return 1000 / (costs.get(task) * largestShare(task));
    }

    private double handled() {
        return IntStream.range(0, 4).mapToDouble(this::capacity).reduce(rate, Math::min);
    }

    /** Orders a second that the tasks before the slowest one let through. */
    private double supply() {
        return IntStream.range(0, limit()).mapToDouble(this::capacity).reduce(rate, Math::min);
    }

    private int limit() {
        double handled = handled();
        return IntStream.range(0, 4)
                .filter(task -> capacity(task) == handled && handled < rate)
                .findFirst()
                .orElse(-1);
    }

    /** Whether what the copies have to do differs so much that noise does not decide. */
    private boolean isClear() {
        double handled = handled();
        List<Double> loads = new ArrayList<>(List.of(0.0, 1.0));
        for (int task = 0; task < 4; task++) {
            loads.add(handled / capacity(task));
        }
        if (hot > 0) {
            double coldShare = (1 - hot / 100.0) / copies.get(COUNT);
            loads.add(handled * costs.get(COUNT) * coldShare / 1000);
        }
        double[] sorted = loads.stream().mapToDouble(load -> load).sorted().toArray();
        boolean areApart = IntStream.range(1, sorted.length)
                .mapToDouble(i -> sorted[i] - sorted[i - 1])
                .allMatch(gap -> gap < 1e-9 || gap >= APART);
        // Beside the 1 put there, the load of the task that holds the job back is 1, and no other.
        int ones = limit() < 0 ? 1 : 2;
        boolean isAlone = sorted[sorted.length - ones - 1] <= 1 - APART;
        return areApart && isAlone && (limit() < 0 || supply() - handled >= SURPLUS);
    }

    /** Like {@code 400 80 1,2,4,1 0,0,4,0}. */
    @Override
    public String toString() {
        return "%d %d %s %s".formatted(rate, hot, commas(copies), commas(costs));
    }

    private static String commas(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** All subtasks, like {@code p1}. */
    List<String> subtasks() {
        return IntStream.range(0, 4)
                .boxed()
                .flatMap(task -> IntStream.range(0, copies.get(task))
                        .mapToObj(copy -> TASKS.charAt(task) + "" + copy))
                .toList();
    }
}
