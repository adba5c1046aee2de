import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.paimon.table.sink.CommitMessage;

/**
 * A compaction that takes long, and a writer that goes on. The gate of {@link CountingFileIO} holds
 * the compaction back, so no clock is needed: which commit is the first that waits, and where?
 */
public class Stall {
    public static void main(String[] args) throws Exception {
        Map<String, String> options = new java.util.HashMap<>(Map.of("bucket", "2"));
        for (String option : args) {
            ThreeModes.set(options, option);
        }
        System.out.println("== two buckets, one writer"
                + (args.length == 0 ? ", default options" : ": " + String.join(", ", args)));
        try (Orders orders = new Orders("stall", options)) {
            new Stall(orders).run();
        }
        System.exit(0);
    }

    final Orders orders;
    final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> new Thread(task, "writer"));
    final List<Integer> busy = new ArrayList<>(); // orders of bucket 0
    final List<Integer> calm = new ArrayList<>(); // orders of bucket 1

    Stall(Orders orders) throws Exception {
        this.orders = orders;
        for (int order = 0; order < 200; order++) {
            (orders.write.getBucket(Orders.row(order, 0)) == 0 ? busy : calm).add(order);
        }
    }

    void run() throws Exception {
        CountingFileIO.holdCompaction();
        System.out.println("commit   runs in bucket 0, 1   the writer");
        for (int i = 1; i <= 20; i++) {
            int version = i;
            // Bucket 0 gets rows in each commit, bucket 1 from the third on.
            Future<List<CommitMessage>> commit = thread.submit((Callable<List<CommitMessage>>) () -> {
                for (int order : busy) {
                    orders.put(order, version);
                }
                if (version >= 3) {
                    for (int order : calm) {
                        orders.put(order, version);
                    }
                }
                return orders.prepare(false);
            });
            String where = waitingIn(commit);
            if (where != null) {
                System.out.printf("%4d     -                     waits in %s%n", i, where);
                CountingFileIO.letCompactionGo();
                orders.commit(commit.get());
                orders.commit(orders.prepare(true));
                System.out.printf("         %d, %d                  goes on: compaction was let go, and has ended%n",
                        orders.runs(0).size(), orders.runs(1).size());
                return;
            }
            orders.commit(commit.get());
            System.out.printf("%4d     %-2s %-18s goes on%n", i,
                    orders.runs(0).size() + ",", orders.runs(1).size());
        }
        CountingFileIO.letCompactionGo();
    }

    /** Null if the commit ends; else the method in which the writer waits for a compaction. */
    static String waitingIn(Future<?> commit) throws Exception {
        while (!commit.isDone()) {
            for (var entry : Thread.getAllStackTraces().entrySet()) {
                StackTraceElement[] stack = entry.getValue();
                boolean waits = entry.getKey().getName().equals("writer")
                        && entry.getKey().getState() == Thread.State.WAITING;
                for (int i = 0; waits && i < stack.length; i++) {
                    if (stack[i].getMethodName().equals("trySyncLatestCompaction")) {
                        return stack[i + 1].getMethodName() + "()";
                    }
                }
            }
            Thread.sleep(5);
        }
        return null;
    }
}
