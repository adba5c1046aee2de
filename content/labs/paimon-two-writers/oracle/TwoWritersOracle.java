import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.disk.IOManager;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileKind;
import org.apache.paimon.manifest.ManifestEntry;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.sink.CommitMessage;
import org.apache.paimon.table.sink.CommitMessageImpl;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.apache.paimon.table.sink.TableWriteImpl;
import org.apache.paimon.table.source.ReadBuilder;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.types.DataTypes;
import org.slf4j.LoggerFactory;

/** Two writers of one table prepare and commit, interleaved; what Paimon does is written down. */
public class TwoWritersOracle {
    static final Path WORK = Path.of(".work").toAbsolutePath();
    static final int RANDOM_CASES = Integer.getInteger("cases", 300);
    /** What the presets of the simulator play, and other sequences worth having. */
    static final String[] FIXED = {
        "aw0.bw0.a.a.b.b.a.b.as.bs.a.b",
        "aw0.bc0.a.a.a.a.b.a.a.a.a.b",
        "bw0.a.a.b.a.b.a.bm0.b.as.as.bs.as.b",
        "a.a.b.as.b.as",
        "a.a.b.b.a.b.a.b",
        "a.a.b.b.a.a.b.b.a.a.b.b",
        "bw0.a.a.b.b.ao0.a.b.b.a",
        "rr.aw0.bw0.a.a.b.b.a.b.as.bs.b.a",
        "rr.bw0.a.a.a.b.as.bs.a.b.a.a",
        "bc1.a.a.am1.a.a.am0.a.b.a.b",
        "aw0.bc0.a.a.a.a.b.bs.a.a.bs.a.a.bs.a.a.bs.b",
        // One file is moved twice.
        "aw0.a.a.ac0.bc0.a.b.a.b", "aw0.a.a.ac0.bc0.a.b.b.a", "aw1.a.a.ac1.bc1.a.b.a.b",
        "aw0.a.a.ac0.bc0.a.b.as.bs.a.b", "aw0.a.a.ac0.bc0.a.b.bs.a.b",
        // Two lone files are moved: key ranges overlap, or do not.
        "a.b.a.b", "a.b.b.a", "am1.bm1.a.b.a.b", "a.b.as.bs.a.b", "ao1.a.a.am0.a.b.b.a",
        "aw1.a.a.am0.a.b.a.b", "bw1.b.b.bm0.b.a.a.b", "bw1.b.b.bm0.a.b.b.a", "aw1.a.a.a.a.am0.a.b.a.b",
        // A compaction's name is replaced, an overwrite's is taken, a compaction is compared again.
        "rr.bw0.ac0.b.b.b.bs.a.a.b", "rr.bw1.ac1.b.b.b.bs.a.a.b", "rr.bw0.ac0.b.b.b.b.b.bs.a.a.bs",
        "rr.aw0.bc0.a.a.a.as.b.b.a", "rr.aw1.bc1.a.a.a.as.b.b.a.a.a",
        "ao0.bw0.a.as.b.b.a", "ao1.bw0.a.as.b.b.a", "ao0.bw0.b.b.a.as.b.b.a", "bo0.aw0.b.bs.a.a.b",
        "bo1.am0.b.bs.a.a.b",
        "bc0.aw0.a.a.a.a.b.bs.ac0.a.a.b", "aw0.a.a.a.a.ac0.bc0.a.b.as.b.b.a", "aw1.a.a.a.a.ac1.bc1.a.b.as.b.a",
    };

    static FileStoreTable reader;
    static boolean replaces;
    /** Data files by the order in which they appear. */
    static final Map<String, Integer> NAMES = new HashMap<>();
    static final int[] SHOPS = new int[2];

    public static void main(String[] args) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        List<String> cases = new ArrayList<>();
        for (String fixed : FIXED) {
            cases.add(new Play(fixed.split("\\.")).run());
        }
        Random random = new Random(20261130);
        for (int i = 0; i < RANDOM_CASES; i++) {
            cases.add(new Play(random, i).run());
        }
        String json = "{\"engine\":\"Apache Paimon " + args[0] + "\",\"cases\":[\n"
                + String.join(",\n", cases) + "\n]}\n";
        Files.createDirectories(Path.of(args[1]).getParent());
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d cases, %d bytes%n", cases.size(), json.length());
        System.exit(0);
    }

    /** One table, and a list of actions that is given or grows at random. */
    static class Play {
        final List<String> given;
        final Random random;
        final int length;
        final List<String> actions = new ArrayList<>();
        final List<String> answers = new ArrayList<>();
        final Side a = new Side("A", 1);
        final Side b = new Side("B", 2);
        String newest;

        Play(String[] given) {
            this.given = List.of(given);
            this.random = null;
            this.length = given.length;
        }

        /** One case in four has a store that replaces; the others refuse a taken name. */
        Play(Random random, int number) {
            this.given = number % 4 == 0 ? List.of("rr") : List.of();
            this.random = random;
            this.length = 10 + random.nextInt(11);
        }

        String run() throws Exception {
            clear(WORK.resolve("table"));
            createTable();
            NAMES.clear();
            replaces = false;
            reader = open(LocalFileIO.create());
            for (int i = 0; i < length; i++) {
                String action = i < given.size() ? given.get(i) : choose();
                actions.add(action);
                answers.add(act(action));
            }
            a.cancel();
            b.cancel();
            return "{\"actions\":\"" + String.join(".", actions) + "\",\"answers\":[\""
                    + String.join("\",\"", answers) + "\"],\"snapshots\":\"" + history() + "\"}";
        }

        String choose() {
            boolean isA = random.nextBoolean();
            Side side = isA ? a : b;
            String who = isA ? "a" : "b";
            int dice = random.nextInt(100);
            if (dice < 2) {
                return replaces ? "rx" : "rr";
            }
            if (dice < (side.isIdle() ? 22 : 5)) {
                // Jobs that both append and compact are the most likely to conflict.
                return who + "mmmwco".charAt(random.nextInt(6)) + (random.nextInt(3) == 0 ? 1 : 0);
            }
            return !side.isIdle() && dice < 60 ? who + "s" : who;
        }

        String act(String action) throws Exception {
            if (action.charAt(0) == 'r') {
                replaces = action.equals("rr");
                return "";
            }
            Side side = action.charAt(0) == 'a' ? a : b;
            if (action.length() == 3) {
                side.take(action.charAt(1), action.charAt(2) - '0');
                return "";
            }
            if (side.isIdle()) {
                return action.endsWith("s") ? "" : side.prepare();
            }
            String said = side.goOn(action.endsWith("s"));
            if (newest == null || said.contains("made") || said.contains("replaced")) {
                newest = newest();
            }
            return said + " | " + newest;
        }
    }

    /** One writer with its own commit user. Its commit runs in a thread that can be held up. */
    static class Side {
        final String user;
        int order;
        char kind = 'm';
        int bucket = 0;
        GatedFileIO io = new GatedFileIO();
        FileStoreTable table;
        TableWriteImpl<?> write;
        TableCommitImpl commit;
        long identifier = 0;
        List<CommitMessage> prepared = List.of();
        Thread thread;

        Side(String user, int order) {
            this.user = user;
            this.order = order;
        }

        boolean isIdle() {
            return prepared.isEmpty();
        }

        /** Another job under the same user. What was prepared is dropped. */
        void take(char kind, int bucket) throws Exception {
            if (kind == this.kind && bucket == this.bucket) {
                return;
            }
            cancel();
            this.kind = kind;
            this.bucket = bucket;
        }

        /** A commit that is held up is never released: Paimon would take an error for a lost answer. */
        void cancel() throws Exception {
            thread = null;
            io = new GatedFileIO();
            prepared = List.of();
            close();
        }

        void close() throws Exception {
            if (write != null) {
                write.close();
                write = null;
            }
        }

        String prepare() throws Exception {
            if (write == null) {
                table = open(io).copy(Map.of("write-only", String.valueOf(kind == 'w')));
                write = table.newWrite(user);
                write.withIOManager(IOManager.create(WORK.resolve("tmp").toString()));
                write.withIgnorePreviousFiles(kind == 'o');
            }
            if (kind != 'c') {
                put();
                put();
            }
            if (kind == 'm' || kind == 'c') {
                write.compact(BinaryRow.EMPTY_ROW, bucket, true);
            }
            prepared = write.prepareCommit(true, ++identifier).stream()
                    .filter(message -> !((CommitMessageImpl) message).isEmpty())
                    .collect(Collectors.toList());
            String said = prepared.stream().map(TwoWritersOracle::show).collect(Collectors.joining());
            // A streaming job keeps its writer; the other two are a run each.
            if (kind == 'c' || kind == 'o') {
                close();
            }
            return said;
        }

        void put() throws Exception {
            write.write(GenericRow.of(SHOPS[bucket], order));
            order += 2;
        }

        /** Goes on with the commit: to the end, or until just before the next name is created. */
        String goOn(boolean stops) throws Exception {
            io.stops = stops;
            if (thread == null) {
                commit = table.newCommit(user);
                if (kind == 'o') {
                    commit.withOverwrite(Map.of());
                }
                thread = new Thread(() -> runCommit(io));
                thread.setDaemon(true);
                thread.start();
            } else {
                io.gate.put(false);
            }
            // True: the commit has ended. False: it is held up.
            Boolean ended = io.reports.poll(60, TimeUnit.SECONDS);
            if (ended == null) {
                throw new IllegalStateException("No answer from " + user + ": " + io.events);
            }
            if (ended) {
                thread.join();
                thread = null;
                prepared = List.of();
                commit.close();
            }
            String said = String.join("; ", io.events);
            io.events.clear();
            return said;
        }

        void runCommit(GatedFileIO io) {
            try {
                try {
                    commit.commit(identifier, prepared);
                } catch (RuntimeException e) {
                    io.events.add(fault(e));
                    // The job restarts, and with it its writer.
                    close();
                }
                io.reports.put(true);
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** Notes how each snapshot file is created, and can hold its writer up just before. */
    static class GatedFileIO extends LocalFileIO {
        final transient SynchronousQueue<Boolean> gate = new SynchronousQueue<>();
        final transient SynchronousQueue<Boolean> reports = new SynchronousQueue<>();
        final transient List<String> events = new ArrayList<>();
        volatile boolean stops;

        @Override
        public boolean rename(org.apache.paimon.fs.Path from, org.apache.paimon.fs.Path to)
                throws IOException {
            String name = to.getName();
            if (!name.matches("snapshot-\\d+")) {
                return super.rename(from, to);
            }
            String id = name.substring("snapshot-".length());
            if (stops) {
                events.add("stop " + id);
                try {
                    reports.put(false);
                    gate.take();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            Snapshot mine = Snapshot.fromJson(readFileUtf8(from));
            // A rename that replaces has looked before: nothing was there when it stopped.
            if (replaces && exists(to)) {
                Snapshot old = Snapshot.fromJson(readFileUtf8(to));
                Files.move(Path.of(from.toUri()), Path.of(to.toUri()),
                        StandardCopyOption.REPLACE_EXISTING);
                events.add("replaced " + id + " " + mine.commitKind() + " of " + old.commitUser()
                        + " " + old.commitKind());
                return true;
            }
            boolean made = super.rename(from, to);
            events.add(made ? "made " + id + " " + mine.commitKind() : "taken " + id);
            return made;
        }
    }

    /** Like {@code deletion f3 of B B}: what is wrong, the file that is named, the two users. */
    static String fault(RuntimeException e) {
        String message = e.getMessage();
        Matcher users = Pattern.compile("Base commit user is: (\\w+); Current commit user is: (\\w+)")
                .matcher(message);
        if (!users.find()) {
            throw new IllegalStateException(e);
        }
        String named = " of " + users.group(1) + " " + users.group(2);
        if (message.startsWith("LSM conflicts detected! Give up committing.")) {
            String files = message.lines().skip(1).limit(2).map(TwoWritersOracle::firstName)
                    .collect(Collectors.joining(" "));
            return "lsm " + files + named;
        }
        if (!message.startsWith("File deletion conflicts detected! Give up committing.")) {
            throw new IllegalStateException(e);
        }
        String cause = e.getCause().getMessage();
        // A file that only moves to another level can be there already.
        if (cause.startsWith("Trying to add file")) {
            return "added " + firstName(cause) + named;
        }
        if (!cause.startsWith("Trying to delete file")) {
            throw new IllegalStateException(e);
        }
        return "deletion " + firstName(cause) + named;
    }

    static String firstName(String text) {
        return NAMES.entrySet().stream().filter(name -> text.contains(name.getKey()))
                .map(name -> "f" + name.getValue()).findFirst().orElseThrow();
    }

    // What is shown.

    static String show(CommitMessage message) {
        CommitMessageImpl files = (CommitMessageImpl) message;
        List<DataFileMeta> added = files.newFilesIncrement().newFiles();
        List<DataFileMeta> before = files.compactIncrement().compactBefore();
        // Names go to new files first, and then to what a compaction wrote.
        String append = show("+", added, files.bucket());
        String compact = show("-", before, files.bucket())
                + show("+", files.compactIncrement().compactAfter(), files.bucket());
        return (append.isEmpty() ? "" : "new" + append) + (compact.isEmpty() ? "" : " compact" + compact);
    }

    static String show(String sign, List<DataFileMeta> files, int bucket) {
        return files.stream().map(file -> shown(file.fileName(), bucket, file.level()))
                .sorted(Comparator.comparing(TwoWritersOracle::number))
                .map(file -> " " + sign + file).collect(Collectors.joining());
    }

    /** Like {@code f3:0L5}: bucket 0, level 5. */
    static String shown(String name, int bucket, int level) {
        return "f" + NAMES.computeIfAbsent(name, key -> NAMES.size() + 1) + ":" + bucket + "L" + level;
    }

    static int number(String shown) {
        return Integer.parseInt(shown.substring(1, shown.indexOf(':')));
    }

    static String newest() throws Exception {
        if (reader.latestSnapshot().isEmpty()) {
            return "0";
        }
        Snapshot newest = reader.latestSnapshot().get();
        String live = reader.store().newScan().withSnapshot(newest).withKind(ScanMode.ALL).plan()
                .files().stream().map(file -> shown(file.fileName(), file.bucket(), file.level()))
                .sorted(Comparator.comparing(TwoWritersOracle::number))
                .collect(Collectors.joining(" "));
        return newest.id() + " " + live + " | " + rows();
    }

    static String rows() throws Exception {
        List<Integer> rows = new ArrayList<>();
        ReadBuilder builder = reader.newReadBuilder();
        try (RecordReader<InternalRow> rowReader =
                builder.newRead().createReader(builder.newScan().plan())) {
            rowReader.forEachRemaining(row -> rows.add(row.getInt(1)));
        }
        return rows.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** All snapshots with what their own delta adds and removes. */
    static String history() throws Exception {
        List<String> out = new ArrayList<>();
        long newest = reader.latestSnapshot().map(Snapshot::id).orElse(0L);
        for (long id = 1; id <= newest; id++) {
            Snapshot snapshot = reader.snapshot(id);
            List<ManifestEntry> files =
                    reader.store().newScan().withSnapshot(id).withKind(ScanMode.DELTA).plan().files();
            String changes = files.stream()
                    .map(file -> (file.kind() == FileKind.ADD ? "+" : "-")
                            + shown(file.fileName(), file.bucket(), file.level()))
                    .sorted(Comparator.<String, Integer>comparing(text -> number(text.substring(1)))
                            .thenComparing(Comparator.reverseOrder()))
                    .collect(Collectors.joining(" "));
            out.add(id + " " + snapshot.commitKind() + " " + snapshot.commitUser() + " "
                    + snapshot.commitIdentifier() + " " + changes);
        }
        return String.join("; ", out);
    }

    // The table.

    static void createTable() throws Exception {
        new SchemaManager(LocalFileIO.create(), path()).createTable(Schema.newBuilder()
                .column("shop", DataTypes.INT())
                .column("order_id", DataTypes.INT())
                .primaryKey("shop", "order_id")
                .option("bucket", "2")
                .option("bucket-key", "shop")
                .option("file.format", "avro")
                .option("num-levels", "6")
                // So high that compaction runs only where a job asks for it.
                .option("num-sorted-run.compaction-trigger", "100")
                .build());
        TableWriteImpl<?> write = open(LocalFileIO.create()).newWrite("nobody");
        for (int shop = 20; shop > 0; shop--) {
            SHOPS[write.getBucket(GenericRow.of(shop, 0))] = shop;
        }
        write.close();
    }

    static FileStoreTable open(LocalFileIO io) {
        return FileStoreTableFactory.create(io, path());
    }

    static org.apache.paimon.fs.Path path() {
        return new org.apache.paimon.fs.Path(WORK.resolve("table").toUri());
    }

    static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
