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
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;

/**
 * One writer of the table, with a commit user of its own: it writes rows, prepares a commit
 * (files are written, the table does not know them) and commits. It prints what it does.
 */
class Writer {
    /** Data files by the order in which they appear, for short names: f1, f2 … */
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    private final String user;
    private final FileStoreTable table;
    private final TableWriteImpl<?> write;
    private final TableCommitImpl commit;
    private long identifier;
    private List<CommitMessage> prepared = new ArrayList<>();
    private String kind = "";
    private boolean isQuiet;
    private long newestBefore;
    private RuntimeException failure;

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

    /** This writer does not say what it does. */
    Writer quiet() {
        isQuiet = true;
        return this;
    }

    /** What this writer puts replaces all rows of the table, like INSERT OVERWRITE. */
    Writer overwrite() {
        write.withIgnorePreviousFiles(true);
        commit.withOverwrite(Map.of());
        kind = "an overwrite ";
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
        say("prepares " + kind + "over " + base + ": " + String.join("; ", changes));
        return this;
    }

    /** Commits what was prepared. Returns whether that went well. */
    boolean commit() {
        attempt();
        report();
        return failure == null;
    }

    /** Commits what was prepared, and says nothing yet. */
    void attempt() {
        newestBefore = newest();
        try {
            commit.commit(identifier, prepared);
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /** Says what became of the attempt. */
    void report() {
        for (long id = newestBefore + 1; id <= newest(); id++) {
            Snapshot snapshot = table.snapshot(id);
            if (snapshot.commitUser().equals(user)) {
                say("commits snapshot " + id + " " + snapshot.commitKind());
            }
        }
        if (failure != null) {
            say("fails: " + failure.toString().lines().findFirst().get());
        }
    }

    /** The line of the failure's text that names two users. */
    String usersNamed() {
        return failure.getMessage().lines()
                .filter(line -> line.startsWith("Base commit user")).findFirst().get();
    }

    private long newest() {
        return table.latestSnapshot().map(Snapshot::id).orElse(0L);
    }

    private void say(String what) {
        if (!isQuiet) {
            System.out.println("  " + user + " " + what);
        }
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
