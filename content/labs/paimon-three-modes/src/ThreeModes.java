import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.index.IndexFileMeta;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;

/**
 * The same commits in three modes of one table: a load of 50,000 orders, then twelve updates of
 * 1,000 orders each, spread over all keys.
 *
 * <p>After each commit: what was written and what compaction read for it, then what a query of all
 * orders and a query of one order open.
 */
public class ThreeModes {
    static final int ORDERS = 50_000;
    static final int UPDATES = 12;
    /** Update 2 changes it, no later one does. */
    static final int ONE = 20_002;

    static final Map<String, String> MODES = Map.of(
            "copy-on-write", "full-compaction.delta-commits=1",
            "merge-on-read", "deletion-vectors.enabled=false", // the default
            "merge-on-write", "deletion-vectors.enabled=true");

    /** Arguments: how many orders an update changes, then options of the reader's own. */
    public static void main(String[] args) throws Exception {
        int changed = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        for (String mode : List.of("merge-on-read", "copy-on-write", "merge-on-write")) {
            Map<String, String> options = new HashMap<>(Map.of(
                    "bucket", "1",
                    // Small, so that the table has several files, and a query several shares.
                    "target-file-size", "256 kb",
                    "source.split.target-size", "512 kb",
                    "source.split.open-file-cost", "16 kb"));
            set(options, MODES.get(mode));
            for (int i = 1; i < args.length; i++) {
                set(options, args[i]);
            }
            System.out.println("== " + mode + ": " + MODES.get(mode));
            try (Orders orders = new Orders(mode.replace('-', '_'), options)) {
                new ThreeModes(orders, mode.equals("copy-on-write")).run(changed);
            }
            System.out.println();
        }
        System.exit(0);
    }

    static void set(Map<String, String> options, String option) {
        options.put(option.replaceAll("=.*", ""), option.replaceAll(".*=", ""));
    }

    final Orders orders;
    final boolean isFull;
    final Set<String> known = new HashSet<>();
    long flushed = 0;
    long compacted = 0;
    long vectors = 0;
    long lookedAt = 0;

    ThreeModes(Orders orders, boolean isFull) {
        this.orders = orders;
        this.isFull = isFull;
    }

    void run(int changed) throws Exception {
        System.out.println("        written, KB                  read by     all orders"
                + "                       one order");
        System.out.println("commit  flush compaction vectors  compaction  shares files      KB"
                + " records  files     KB  runs, KB");
        for (int i = 0; i <= UPDATES; i++) {
            int count = i == 0 ? ORDERS : changed;
            for (int n = 0; n < count; n++) {
                orders.put(i == 0 ? n : (n * (ORDERS / changed) + i) % ORDERS, i);
            }
            step(i == 0 ? "load" : "" + i);
        }
        long all = flushed + compacted + vectors;
        System.out.printf(Locale.ROOT, "flushed %s KB, compaction wrote %s KB and read %s KB,"
                        + " vectors %s KB: written %.2f times%n", Orders.kb(flushed),
                Orders.kb(compacted), Orders.kb(lookedAt), Orders.kb(vectors), all / (double) flushed);
        System.out.println("on disk " + orders.onDisk());
    }

    void step(String name) throws Exception {
        CountingFileIO.take();
        if (isFull) {
            orders.compactFully();
        }
        // In Flink merge-on-read would not wait. Here it does, so that all runs are alike.
        List<CommitMessage> messages = orders.prepare(true);
        long read = CountingFileIO.take().bytes();
        long flush = 0;
        long compaction = 0;
        long index = 0;
        for (CommitMessage message : messages) {
            CommitMessageImpl files = (CommitMessageImpl) message;
            flush += newBytes(files.newFilesIncrement().newFiles());
            // A file that only moves to another level keeps its name: nothing is written.
            compaction += newBytes(files.compactIncrement().compactAfter());
            index += files.compactIncrement().newIndexFiles().stream()
                    .mapToLong(IndexFileMeta::fileSize).sum();
        }
        orders.commit(messages);
        flushed += flush;
        compacted += compaction;
        vectors += index;
        lookedAt += read;
        Orders.Query all = orders.queryAll();
        Orders.Query one = orders.queryOne(ONE);
        if (all.rows() != ORDERS || one.rows() != 1) {
            throw new IllegalStateException(all + " " + one);
        }
        System.out.printf("%-6s %6s %10s %7s %11s %7d %5d %7s %7d  %5d %6s  %s%n", name,
                Orders.kb(flush), Orders.kb(compaction), Orders.kb(index), Orders.kb(read),
                all.splits(), all.files(), Orders.kb(all.bytes()), all.records(),
                one.files(), Orders.kb(one.bytes()), Orders.show(orders.runs(0)));
    }

    long newBytes(List<DataFileMeta> files) {
        return files.stream().filter(file -> known.add(file.fileName()))
                .mapToLong(DataFileMeta::fileSize).sum();
    }
}
