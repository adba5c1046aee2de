import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.ScanMode;

/**
 * When can a query see an update? Order 1 exists in version 1. A writer changes it to version 2.
 * After each step a batch query asks for it, and again at each snapshot of the commit.
 */
public class Visible {
    public static void main(String[] args) throws Exception {
        run("merge-on-read", "deletion-vectors.enabled=false");
        run("copy-on-write", "full-compaction.delta-commits=1");
        run("merge-on-write", "deletion-vectors.enabled=true");
        run("merge-on-write, no waiting", "deletion-vectors.enabled=true", "lookup-wait=false");
        run("the same, read with a merge", "deletion-vectors.enabled=true", "lookup-wait=false",
                "deletion-vectors.merge-on-read=true");
        run("merge-on-write, write-only", "deletion-vectors.enabled=true", "write-only=true");
        System.exit(0);
    }

    static void run(String title, String... settings) throws Exception {
        System.out.println("== " + title + ": " + String.join(", ", settings));
        Map<String, String> options = new HashMap<>(Map.of("bucket", "1"));
        for (String setting : settings) {
            ThreeModes.set(options, setting);
        }
        try (Orders orders = new Orders("visible", options)) {
            new Visible(orders).run();
        }
        System.out.println();
    }

    final Orders orders;

    Visible(Orders orders) {
        this.orders = orders;
    }

    void run() throws Exception {
        boolean isWriteOnly = orders.table.coreOptions().writeOnly();
        boolean isFull = orders.table.options().containsKey("full-compaction.delta-commits");
        boolean waits = orders.table.coreOptions().prepareCommitWaitCompaction() || isFull;
        otherJob(Orders.row(1, 1)); // version 1 is there, and compacted

        say("before");
        orders.put(1, 2);
        say("write(): in the buffer");
        if (!waits) {
            CountingFileIO.holdCompaction();
        }
        if (isFull) {
            orders.compactFully();
        }
        // As Flink's sink does: it waits if the mode says so, else a compaction goes on beside it.
        List<CommitMessage> messages = orders.prepare(waits && !isWriteOnly);
        say("prepareCommit(): flushed");
        long before = orders.newest();
        orders.commit(messages);
        sayCommitted(before, "commit()");
        CountingFileIO.letCompactionGo();
        if (isWriteOnly) {
            before = orders.newest();
            otherJob(null);
            sayCommitted(before, "a compaction job commits");
        } else if (!waits) {
            before = orders.newest();
            orders.commit(orders.prepare(true));
            sayCommitted(before, "next commit()"); // if there was anything to compact
        }
    }

    /** Another job, with write-only switched off for itself: puts a row, if any, and compacts. */
    void otherJob(GenericRow row) throws Exception {
        FileStoreTable table = orders.table.copy(Map.of("write-only", "false"));
        try (TableWriteImpl<?> write = table.newWrite("other");
                TableCommitImpl commit = table.newCommit("other")) {
            write.withIOManager(IOManager.create(
                    Orders.WAREHOUSE.resolveSibling("tmp").toString()));
            if (row != null) {
                write.write(row);
            }
            write.compact(BinaryRow.EMPTY_ROW, 0, true);
            long identifier = row == null ? 2 : 1;
            commit.commit(identifier, write.prepareCommit(true, identifier));
        }
    }

    void say(String step) throws Exception {
        long newest = orders.newest();
        System.out.printf("  %-28s snapshot %d %-7s %-20s version %s%n", step, newest,
                orders.table.snapshot(newest).commitKind(), "", versionAt(newest));
    }

    void sayCommitted(long before, String step) throws Exception {
        for (long id = before + 1; id <= orders.newest(); id++) {
            System.out.printf("  %-28s snapshot %d %-7s %-20s version %s%n",
                    id == before + 1 ? step : "", id, orders.table.snapshot(id).commitKind(),
                    changes(id), versionAt(id));
        }
    }

    /** Files by their level: "+L0", "-L0 +L4". */
    String changes(long id) {
        List<String> changes = new ArrayList<>();
        for (FileKind kind : List.of(FileKind.DELETE, FileKind.ADD)) {
            for (ManifestEntry change : orders.table.store().newScan()
                    .withSnapshot(orders.table.snapshot(id)).withKind(ScanMode.DELTA).plan().files()) {
                DataFileMeta file = change.file();
                if (change.kind() == kind) {
                    changes.add((kind == FileKind.ADD ? "+" : "-") + "L" + file.level());
                }
            }
        }
        return String.join(" ", changes);
    }

    String versionAt(long id) throws Exception {
        FileStoreTable then = orders.table.copy(Map.of("scan.snapshot-id", String.valueOf(id)));
        ReadBuilder builder = then.newReadBuilder()
                .withFilter(new PredicateBuilder(then.rowType()).equal(0, 1));
        List<String> found = new ArrayList<>();
        try (RecordReader<InternalRow> reader = builder.newRead().executeFilter()
                .createReader(builder.newScan().plan())) {
            reader.forEachRemaining(row -> found.add(row.getString(1).toString()));
        }
        for (int version = 1; version <= 2; version++) {
            if (found.equals(List.of(Orders.row(1, version).getString(1).toString()))) {
                return String.valueOf(version);
            }
        }
        return found.size() + " rows";
    }
}
