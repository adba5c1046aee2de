import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryString;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;
import org.apache.paimon.table.sink.StreamTableCommit;
import org.apache.paimon.table.sink.StreamTableWrite;

/**
 * One writer of the table, with a commit user of its own: it writes rows, prepares a commit
 * (files are written, the table does not know them) and commits. It prints what it does.
 */
class Writer {
    /** Data files by the order in which they appear, for short names: f1, f2 … */
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    private final String user;
    private final FileStoreTable table;
    private final StreamTableWrite write;
    private final StreamTableCommit commit;
    private long identifier;
    private List<CommitMessage> prepared = new ArrayList<>();

    Writer(String user, FileStoreTable table) {
        this.user = user;
        this.table = table;
        this.write = table.newWrite(user);
        this.commit = table.newCommit(user);
        write.withIOManager(IOManager.create(Path.of(".work/tmp").toAbsolutePath().toString()));
        // As after a restart: go on after the last commit of this user.
        identifier = table.snapshotManager().latestSnapshotOfUser(user)
                .map(Snapshot::commitIdentifier).orElse(0L);
    }

    Writer put(long orderId, String note) throws Exception {
        write.write(GenericRow.of(orderId, BinaryString.fromString(note)));
        return this;
    }

    /** Asks for a full compaction of the only bucket. */
    Writer compact() throws Exception {
        write.compact(BinaryRow.EMPTY_ROW, 0, true);
        return this;
    }

    Writer prepare() throws Exception {
        identifier++;
        String base = table.latestSnapshot().map(s -> "snapshot " + s.id()).orElse("an empty table");
        prepared = write.prepareCommit(true, identifier);
        List<String> changes = new ArrayList<>();
        for (CommitMessage message : prepared) {
            CommitMessageImpl files = (CommitMessageImpl) message;
            if (!files.newFilesIncrement().newFiles().isEmpty()) {
                changes.add("new " + show(files.newFilesIncrement().newFiles()));
            }
            if (!files.compactIncrement().compactBefore().isEmpty()) {
                changes.add("compacts " + show(files.compactIncrement().compactBefore())
                        + " into " + show(files.compactIncrement().compactAfter()));
            }
        }
        say("prepares over " + base + ": " + String.join("; ", changes));
        return this;
    }

    /** Commits what was prepared. Returns whether that went well. */
    boolean commit() {
        long before = table.latestSnapshot().map(Snapshot::id).orElse(0L);
        boolean isDone = true;
        String problem = "";
        try {
            commit.commit(identifier, prepared);
        } catch (RuntimeException e) {
            isDone = false;
            problem = e.toString().lines().findFirst().get();
        }
        for (long id = before + 1; id <= table.latestSnapshot().map(Snapshot::id).orElse(0L); id++) {
            Snapshot snapshot = table.snapshot(id);
            if (snapshot.commitUser().equals(user)) {
                say("commits snapshot " + id + " " + snapshot.commitKind());
            }
        }
        if (!isDone) {
            say("fails: " + problem);
        }
        return isDone;
    }

    private void say(String what) {
        System.out.println("  " + user + " " + what);
    }

    /** Like {@code f2 (L0, sequence 3-4)}, the oldest file first. */
    private static String show(List<DataFileMeta> files) {
        return files.stream()
                .sorted(Comparator.comparing(file -> numberOf(file.fileName())))
                .map(file -> nameOf(file.fileName()) + " (L" + file.level() + ", sequence "
                        + file.minSequenceNumber() + "-" + file.maxSequenceNumber() + ")")
                .collect(Collectors.joining(" "));
    }

    static String nameOf(String file) {
        return "f" + numberOf(file);
    }

    static int numberOf(String file) {
        return NUMBERS.computeIfAbsent(file, key -> NUMBERS.size() + 1);
    }
}
