import java.util.TreeMap;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** "count" takes 4 ms for each order, and 8 of 10 orders come from one city. */
public final class SkewedKey {

    private static final int MAX_PARALLELISM = 128; // what Flink takes for 4 and 8 subtasks

    public static void main(String[] args) throws Exception {
        Cluster.prepare();
        int counters = args.length > 0 ? Integer.parseInt(args[0]) : 4;
        int salts = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        int bytes = args.length > 2 ? Integer.parseInt(args[2]) : 4_000;
        System.out.printf(
                "price: parallelism 2, 0 ms an order; count: parallelism %d, 4 ms; "
                        + "orders of %,d bytes%n",
                counters, bytes);

        var keysOfSubtask = new TreeMap<Integer, Integer>();
        for (int salt = 0; salt < salts; salt++) {
            String key = OrderJob.key(OrderJob.HOT_CITY, salt, salts);
            int subtask =
                    KeyGroupRangeAssignment.assignKeyToParallelOperator(
                            key, MAX_PARALLELISM, counters);
            keysOfSubtask.merge(subtask, 1, Integer::sum);
        }
        System.out.printf(
                "keys of %s: %d; {subtask=keys}: %s%n",
                OrderJob.HOT_CITY, salts, keysOfSubtask);
        Investigation.run(new OrderJob.Shape(2, 0, counters, 4, true, salts, bytes));
    }
}
