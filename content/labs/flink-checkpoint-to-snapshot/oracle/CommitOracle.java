import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StandaloneCheckpointIDCounter;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.Snapshot;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.flink.sink.Committable;
import org.apache.paimon.flink.sink.CommittableTypeInfo;
import org.apache.paimon.flink.sink.CommitterOperator;
import org.apache.paimon.flink.sink.FixedBucketSink;
import org.apache.paimon.flink.sink.FlinkSink;
import org.apache.paimon.flink.sink.RowAppendTableSink;
import org.apache.paimon.flink.sink.StoreSinkWrite;
import org.apache.paimon.flink.utils.InternalRowTypeSerializer;
import org.apache.paimon.fs.local.LocalFileIO;
import org.apache.paimon.options.Options;
import org.apache.paimon.reader.RecordReader;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaManager;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.FileStoreTableFactory;
import org.apache.paimon.table.source.ScanMode;
import org.apache.paimon.table.source.Split;
import org.apache.paimon.types.DataTypes;
import org.apache.paimon.types.RowType;

/**
 * Drives Flink's source reader and Paimon's own writer and committer operators through seeded
 * orders of records, barriers, completions, crashes and restarts, and writes what came of each.
 */
public class CommitOracle {
    static final int CASES = 480;
    /** From here on a case begins with two jobs, the second without the state of the first. */
    static final int TWO_JOBS = 420;
    static final int RECORDS = 12;
    static final Path WORK = Path.of(".work").toAbsolutePath();
    static final RowType ROW =
            RowType.of(new org.apache.paimon.types.DataType[] {DataTypes.INT()}, new String[] {"id"});
    /** In how many cases each rule was met; and those met in the present one. */
    static final Map<String, Integer> RULES = new TreeMap<>();
    static final Set<String> MET = new HashSet<>();
    static int tables = 0;

    public static void main(String[] args) throws Exception {
        delete(WORK.resolve("tables").toFile());
        Random random = new Random(20261130);
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            cases.add(play(random, i));
        }
        String rules = RULES.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue()).collect(Collectors.joining(","));
        String json = "{\"engines\":\"Apache Flink " + args[0] + ", Apache Paimon " + args[1]
                + "\",\n\"rules\":{" + rules + "},\n\"cases\":[\n" + String.join(",\n", cases) + "\n]}\n";
        Files.writeString(Path.of(args[2]), json);
        System.out.printf("%d cases, %d bytes%n%s%n", cases.size(), json.length(),
                rules.replace(",", "\n"));
        System.exit(0); // Paimon leaves threads behind
    }

    /** One case: what was done, a letter each, and what came of each letter. */
    static String play(Random random, int number) throws Exception {
        MET.clear();
        World world = new World();
        StringBuilder actions = new StringBuilder();
        List<String> trace = new ArrayList<>();
        // The settings first: both kinds of table, and now and then no checkpoints.
        String before = (number % 2 == 0 ? "a" : "k")
                + (number >= TWO_JOBS ? twoJobs(random)
                        : number % 12 == 7 || number % 12 == 2 ? "z" : "");
        for (char letter : before.toCharArray()) {
            actions.append(letter);
            trace.add(world.act(letter));
        }
        boolean hasty = number % 3 == 0; // many crashes
        int length = 14 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            char letter = world.choose(random, hasty);
            actions.append(letter);
            trace.add(world.act(letter));
        }
        String rows = world.rows().stream().map(String::valueOf).collect(Collectors.joining(","));
        world.close();
        return "[\"" + actions + "\",\"" + String.join("|", trace) + "\",[" + rows + "]]";
    }

    /** Some checkpoints of one job; then another job, which crashes before it is told of its own. */
    static String twoJobs(Random random) {
        String told = "nnnnn";
        String first = ("e".repeat(1 + random.nextInt(3)) + told).repeat(1 + random.nextInt(3));
        String second = ("e".repeat(1 + random.nextInt(2)) + told).repeat(random.nextInt(2));
        return first + "cs" + second + "e".repeat(1 + random.nextInt(3)) + "nnnncrr";
    }

    static void count(String rule) {
        if (MET.add(rule)) RULES.merge(rule, 1, Integer::sum);
    }

    /** A checkpoint as the coordinator keeps it: the state of each operator. */
    record Checkpoint(long id, List<NumberSequenceSplit> source, OperatorSubtaskState writer,
            OperatorSubtaskState committer) {}

    /** A table and the jobs that write to it, one after the other. */
    static class World {
        boolean keyed = false;
        CheckpointingMode mode = CheckpointingMode.EXACTLY_ONCE;
        boolean checkpoints = true;
        FileStoreTable table;
        Path folder;
        final List<String> users = new ArrayList<>();
        String user;
        StandaloneCheckpointIDCounter ids;
        Checkpoint last; // the last complete one
        Job job; // null while none runs
        boolean finished;
        long seen; // snapshots told so far
        int files;
        String pending = "";

        World() throws Exception {
            create();
        }

        /** A new table, and a new job for it. */
        void create() throws Exception {
            close();
            folder = WORK.resolve("tables/t" + tables++);
            Options options = new Options();
            options.set(CoreOptions.PATH, folder.toString());
            options.set(CoreOptions.WRITE_ONLY, true);
            options.set(CoreOptions.BUCKET, keyed ? 1 : -1);
            List<String> key = keyed ? List.of("id") : Collections.emptyList();
            new SchemaManager(LocalFileIO.create(), new org.apache.paimon.fs.Path(folder.toString()))
                    .createTable(new Schema(ROW.getFields(), Collections.emptyList(), key,
                            options.toMap(), ""));
            table = FileStoreTableFactory.create(LocalFileIO.create(), options);
            users.clear();
            seen = 0;
            files = 0;
            startAnew();
        }

        void startAnew() throws Exception {
            user = CoreOptions.createCommitUser(new Options());
            users.add(user);
            ids = new StandaloneCheckpointIDCounter();
            ids.start();
            last = null;
            finished = false;
            pending = "";
            job = new Job(this, null);
        }

        char choose(Random random, boolean hasty) {
            if (random.nextInt(120) == 0) {
                return "akxoz".charAt(random.nextInt(5));
            }
            if (random.nextInt(40) == 0) {
                return "enlcrs".charAt(random.nextInt(6)); // often refused
            }
            if (job == null) {
                return finished || random.nextInt(4) == 0 ? 's' : 'r';
            }
            int dice = random.nextInt(100);
            if (job.notice != 0) {
                return dice < 22 ? 'l' : dice < (hasty ? 50 : 32) ? 'c' : dice < 42 ? 'e' : 'n';
            }
            if (!checkpoints) {
                return dice < 70 ? 'e' : dice < 88 ? 'n' : 'c';
            }
            return dice < (hasty ? 13 : 6) ? 'c' : dice < 38 ? 'e' : 'n';
        }

        /** Takes one action, if it can be taken now, and says what came of it. */
        String act(char letter) throws Exception {
            List<String> said = new ArrayList<>();
            String before = pending;
            switch (letter) {
                case 'a', 'k', 'x', 'o', 'z' -> set(letter, said);
                case 'e' -> {
                    if (job != null) job.emit(said);
                }
                case 'n' -> {
                    if (job != null) job.next(said);
                }
                case 'l' -> {
                    if (job != null && job.notice != 0) {
                        job.notice = 0;
                        count("notification lost");
                    }
                }
                case 'c' -> {
                    if (job != null) crash(said);
                }
                case 'r' -> {
                    if (job == null && !finished) restart(said);
                }
                case 's' -> {
                    if (job == null) {
                        if (seen > 0) count(keyed ? "new user, key" : "new user, append");
                        startAnew();
                    }
                }
                default -> throw new IllegalStateException();
            }
            if (job != null) {
                pending = job.pending();
            } else {
                pending = "";
            }
            sayNewSnapshots(said);
            if (!pending.equals(before)) said.add("p" + pending);
            return String.join(" ", said);
        }

        void set(char letter, List<String> said) throws Exception {
            if (letter == 'o') {
                StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
                env.enableCheckpointing(1000, CheckpointingMode.AT_LEAST_ONCE);
                try {
                    FlinkSink.assertStreamingConfiguration(env);
                } catch (IllegalArgumentException e) {
                    if (!e.getMessage().contains("only supports EXACTLY_ONCE")) throw e;
                    said.add("refused");
                    count("at-least-once refused");
                }
                return;
            }
            if (letter == 'a' || letter == 'k') keyed = letter == 'k';
            else checkpoints = letter == 'x';
            create();
        }

        /** The task fails: Flink closes its operators, and what they held is gone. */
        void crash(List<String> said) throws Exception {
            boolean held = !job.pending().isEmpty() && job.flushedOnly();
            job.close();
            job = null;
            sayFiles(said);
            if (held) count("crash before completion with a flushed file");
        }

        /** As Flink's failover: the same job, from its last complete checkpoint if there is one. */
        void restart(List<String> said) throws Exception {
            long before = latest();
            boolean other = before > 0
                    && !table.snapshotManager().snapshot(before).commitUser().equals(user);
            try {
                job = new Job(this, last);
                if (last == null) count("restart without a checkpoint");
                else if (latest() > before) count("restored and committed, goes on");
                else count("restored, nothing to commit");
            } catch (Exception e) {
                if (!String.valueOf(root(e).getMessage()).startsWith(
                        "This exception is intentionally thrown")) throw e;
                said.add("!");
                count("failed on purpose");
            }
            if (latest() > before && other) count("restored and committed after another user");
            if (latest() > before + 1) count("restored, several committed");
        }

        long latest() throws Exception {
            Long id = table.snapshotManager().latestSnapshotId();
            return id == null ? 0 : id;
        }

        void sayNewSnapshots(List<String> said) throws Exception {
            long latest = latest();
            for (long id = seen + 1; id <= latest; id++) {
                Snapshot snapshot = table.snapshotManager().snapshot(id);
                List<Integer> added = read(table.newSnapshotReader().withSnapshot(id)
                        .withMode(ScanMode.DELTA).read().splits());
                char letter = (char) ('A' + users.indexOf(snapshot.commitUser()));
                long identifier = snapshot.commitIdentifier();
                said.add(letter + (identifier == Long.MAX_VALUE ? "end" : String.valueOf(identifier))
                        + ":" + added.stream().map(String::valueOf).collect(Collectors.joining(",")));
                count(added.isEmpty() ? "empty snapshot" : "snapshot with rows");
            }
            seen = latest;
        }

        void sayFiles(List<String> said) {
            String[] names = folder.resolve("bucket-0").toFile()
                    .list((dir, name) -> name.startsWith("data-"));
            int now = names == null ? 0 : names.length;
            if (now != files) said.add("f" + now);
            files = now;
        }

        List<Integer> rows() throws Exception {
            return latest() == 0 ? List.of() : read(table.newReadBuilder().newScan().plan().splits());
        }

        List<Integer> read(List<? extends Split> splits) throws Exception {
            List<Integer> rows = new ArrayList<>();
            for (Split split : splits) {
                try (RecordReader<InternalRow> reader =
                        table.newReadBuilder().newRead().createReader(split)) {
                    reader.forEachRemaining(row -> rows.add(row.getInt(0)));
                }
            }
            Collections.sort(rows);
            return rows;
        }

        void close() throws Exception {
            if (job != null) job.close();
            job = null;
            if (folder != null) delete(folder.toFile());
        }
    }

    /** One attempt of a job: source, writer, committer, and the checkpoint under way. */
    static class Job {
        final World world;
        final IteratorSourceReader<Long, ?, NumberSequenceSplit> source;
        OneInputStreamOperatorTestHarness<InternalRow, Committable> writer;
        OneInputStreamOperatorTestHarness<Committable, Committable> committer;
        final Deque<Long> behindBarrier = new ArrayDeque<>();
        long position = 0;
        int step = 0; // 0 none, 1 barrier on its way, 2 flushed, 3 acknowledged
        long id; // of the checkpoint under way
        long notice; // the checkpoint whose completion is not told yet
        int buffered = 0;
        List<NumberSequenceSplit> sourceState;
        OperatorSubtaskState writerState;
        OperatorSubtaskState committerState;
        long handed;

        Job(World world, Checkpoint from) throws Exception {
            this.world = world;
            FlinkSink<InternalRow> sink = world.keyed
                    ? new FixedBucketSink(world.table, null)
                    : new RowAppendTableSink(world.table, null, null);
            // Flink opens a chain from its end to its head.
            try {
                committer = committer(sink, from);
                writer = writer(sink, from);
            } catch (Exception e) {
                close();
                throw e;
            }
            SourceReaderContext context = (SourceReaderContext) Proxy.newProxyInstance(
                    CommitOracle.class.getClassLoader(), new Class<?>[] {SourceReaderContext.class},
                    (proxy, method, args) -> null);
            source = new IteratorSourceReader<>(context);
            source.addSplits(from == null
                    ? List.of(new NumberSequenceSplit("records", 1, RECORDS)) : from.source);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        OneInputStreamOperatorTestHarness<Committable, Committable> committer(
                FlinkSink<InternalRow> sink, Checkpoint from) throws Exception {
            OneInputStreamOperatorFactory factory = (OneInputStreamOperatorFactory) call(sink,
                    "createCommitterOperatorFactory", new Class<?>[] {boolean.class, String.class,
                            Long.class}, world.checkpoints, world.user, null);
            TypeSerializer<Committable> serializer =
                    new CommittableTypeInfo().createSerializer(new ExecutionConfig());
            var harness = new OneInputStreamOperatorTestHarness<Committable, Committable>(
                    factory, 1, 1, 0, new OperatorID(1, 1));
            committer = harness;
            harness.getStreamConfig().setupNetworkInputs(serializer);
            harness.getStreamConfig().serializeAllConfigs();
            harness.setup(serializer);
            if (from != null) harness.initializeState(from.committer);
            harness.open();
            return harness;
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        OneInputStreamOperatorTestHarness<InternalRow, Committable> writer(
                FlinkSink<InternalRow> sink, Checkpoint from) throws Exception {
            StoreSinkWrite.Provider provider = StoreSinkWrite.createWriteProvider(
                    world.table, new CheckpointConfig(), true, false, false);
            OneInputStreamOperatorFactory factory = (OneInputStreamOperatorFactory) call(sink,
                    "createWriteOperatorFactory", new Class<?>[] {StoreSinkWrite.Provider.class,
                            String.class}, provider, world.user);
            TypeSerializer<InternalRow> rows = new InternalRowTypeSerializer(ROW);
            var harness = new OneInputStreamOperatorTestHarness<InternalRow, Committable>(
                    factory, 1, 1, 0, new OperatorID(2, 2));
            harness.getStreamConfig().setupNetworkInputs(rows);
            harness.getStreamConfig().serializeAllConfigs();
            harness.setup(new CommittableTypeInfo().createSerializer(new ExecutionConfig()));
            if (from != null) harness.initializeState(from.writer);
            harness.open();
            return harness;
        }

        void emit(List<String> said) throws Exception {
            if (handed == RECORDS) return;
            ReaderOutput<Long> output = output(record -> handed = record);
            source.pollNext(output);
            said.add(">" + handed);
            if (step == 1) behindBarrier.add(handed);
            else write(handed);
        }

        void write(long record) throws Exception {
            writer.processElement(GenericRow.of((int) record), record);
            buffered++;
        }

        void next(List<String> said) throws Exception {
            if (!world.checkpoints) {
                endInput(said);
            } else if (notice != 0) {
                tell(notice);
            } else if (step == 0) {
                id = world.ids.getAndIncrement();
                sourceState = source.snapshotState(id);
                step = 1;
            } else if (step == 1) {
                flush(said);
            } else if (step == 2) {
                committerState = committer.snapshot(id, id);
                step = 3;
            } else {
                world.last = new Checkpoint(id, sourceState, writerState, committerState);
                notice = id;
                step = 0;
            }
        }

        void flush(List<String> said) throws Exception {
            writer.prepareSnapshotPreBarrier(id);
            boolean handedOver = !writer.getOutput().isEmpty();
            forward();
            writerState = writer.snapshot(id, id);
            if (buffered == 0) count(handedOver ? "flush without rows, empty committable"
                    : "flush without rows, no committable");
            buffered = 0;
            world.sayFiles(said);
            while (!behindBarrier.isEmpty()) {
                count("record behind the barrier");
                write(behindBarrier.poll());
            }
            step = 2;
        }

        /** From the writer to the committer. */
        void forward() throws Exception {
            for (Committable committable : writer.extractOutputValues()) {
                committer.processElement(committable, 0);
            }
            writer.getOutput().clear();
        }

        void tell(long checkpoint) throws Exception {
            long before = world.latest();
            committer.notifyOfCompletedCheckpoint(checkpoint);
            writer.notifyOfCompletedCheckpoint(checkpoint);
            notice = 0;
            long made = world.latest() - before;
            count(made == 0 ? "told, nothing to commit"
                    : made == 1 ? "told, one commit" : "told, several commits");
        }

        void endInput(List<String> said) throws Exception {
            writer.endInput();
            forward();
            committer.endInput();
            close();
            world.job = null;
            world.finished = true;
            world.sayFiles(said);
            count("end of input without checkpoints");
        }

        /** The checkpoints whose committables the committer holds, those not yet snapshotted too. */
        String pending() throws Exception {
            if (committer == null) return "";
            Field field = CommitterOperator.class.getDeclaredField("committablesPerCheckpoint");
            field.setAccessible(true);
            NavigableMap<?, ?> map = (NavigableMap<?, ?>) field.get(committer.getOperator());
            return map.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        boolean flushedOnly() {
            return step >= 2;
        }

        void close() throws Exception {
            if (writer != null) writer.close();
            if (committer != null) committer.close();
        }
    }

    // Small parts.

    interface Sink {
        void take(long record);
    }

    @SuppressWarnings("unchecked")
    static ReaderOutput<Long> output(Sink sink) {
        return (ReaderOutput<Long>) Proxy.newProxyInstance(CommitOracle.class.getClassLoader(),
                new Class<?>[] {ReaderOutput.class}, (proxy, method, args) -> {
                    if (method.getName().equals("collect")) sink.take((Long) args[0]);
                    return null;
                });
    }

    /** Calls a method that only the sink's own package may call. */
    static Object call(Object target, String name, Class<?>[] types, Object... args)
            throws Exception {
        for (Class<?> c = target.getClass(); c != null; c = c.getSuperclass()) {
            try {
                Method method = c.getDeclaredMethod(name, types);
                if (java.lang.reflect.Modifier.isAbstract(method.getModifiers())) continue;
                method.setAccessible(true);
                return method.invoke(target, args);
            } catch (NoSuchMethodException next) {
                // The superclass has it.
            }
        }
        throw new NoSuchMethodException(name);
    }

    static Throwable root(Throwable t) {
        while (t.getCause() != null) t = t.getCause();
        return t;
    }

    static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File f : inside) delete(f);
        }
        file.delete();
    }
}
