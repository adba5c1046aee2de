import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.compact.CompactResult;
import org.apache.paimon.compact.CompactUnit;
import org.apache.paimon.data.BinaryRow;
import org.apache.paimon.data.BinaryRowWriter;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.manifest.FileSource;
import org.apache.paimon.mergetree.LevelSortedRun;
import org.apache.paimon.mergetree.Levels;
import org.apache.paimon.mergetree.SortedRun;
import org.apache.paimon.mergetree.compact.AbstractCompactRewriter;
import org.apache.paimon.mergetree.compact.MergeTreeCompactManager;
import org.apache.paimon.mergetree.compact.UniversalCompaction;
import org.apache.paimon.options.Options;
import org.apache.paimon.stats.SimpleStats;
import org.apache.paimon.table.source.snapshot.FullCompactedStartingScanner;
import org.slf4j.LoggerFactory;

/** Writes what Paimon's own compaction classes decide, as cases for the simulator's tests. */
public class LsmOracle {
    static final long FLUSH_BYTES = 1L << 20;
    static final double TABLE_BYTES = 50.0 * FLUSH_BYTES;
    static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    static final ExecutorService WORKER = Executors.newSingleThreadExecutor();
    static long fileNumber = 0;

    record Run(int level, long bytes) {
        @Override
        public String toString() {
            return level + ":" + bytes;
        }
    }

    record Settings(int trigger, int sizeRatio, int maxSizeAmp, int fullEvery) {
        /** The engine's own default for a table with this trigger. */
        int levels() {
            Options options = new Options();
            options.set(CoreOptions.NUM_SORTED_RUNS_COMPACTION_TRIGGER, trigger);
            return new CoreOptions(options).numLevels();
        }

        UniversalCompaction strategy() {
            return new UniversalCompaction(maxSizeAmp, sizeRatio, trigger, null, null);
        }

        @Override
        public String toString() {
            return "[" + trigger + "," + sizeRatio + "," + maxSizeAmp + "," + fullEvery + "]";
        }
    }

    public static void main(String[] args) throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(UniversalCompaction.class);
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        LOG.start();
        log.addAppender(LOG);

        List<String> picks = writePicks(new Random(20261123));
        List<String> histories = writeHistories(new Random(20261124));
        WORKER.shutdown();
        String json = "{\"engine\":\"Apache Paimon " + args[0] + "\",\n\"picks\":[\n"
                + String.join(",\n", picks) + "\n],\n\"histories\":[\n"
                + String.join(",\n", histories) + "\n]}\n";
        Files.createDirectories(Path.of(args[1]).getParent());
        Files.writeString(Path.of(args[1]), json);
        System.out.printf("%d picks, %d histories, %d bytes%n",
                picks.size(), histories.size(), json.length());
    }

    // Single answers of pick().

    static List<String> writePicks(Random random) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            Settings settings = new Settings(
                    choose(random, 2, 3, 4, 5, 5, 5, 8, 10, 20),
                    choose(random, 0, 1, 1, 1, 10, 33, 50, 100),
                    choose(random, 20, 50, 100, 200, 200, 200, 300, 500), 0);
            int levels = settings.levels() + choose(random, 0, 0, 0, 1, 4);
            List<Run> runs = randomRuns(random, settings, levels);
            switch (i % 4) {
                case 1 -> putOnSizeAmpEdge(random, settings, runs);
                case 2 -> putOnSizeRatioEdge(random, settings, runs);
                case 3 -> putOnRunCountEdge(random, settings, runs);
                default -> { }
            }
            out.add(pickCase(settings, levels, runs));
        }
        return out;
    }

    /** Some files of level 0, then higher levels with gaps; few, even, growing or wild sizes. */
    static List<Run> randomRuns(Random random, Settings settings, int levels) {
        List<Run> runs = new ArrayList<>();
        int shape = choose(random, 0, 1, 2, 2, 2, 3);
        int wanted = Math.max(0, settings.trigger + random.nextInt(6) - 2);
        double filled = random.nextDouble();
        List<Integer> higher = new ArrayList<>();
        for (int level = 1; level < levels; level++) {
            if (random.nextDouble() < filled) {
                higher.add(level);
            }
        }
        for (int i = 0; i < wanted - higher.size(); i++) {
            runs.add(new Run(0, randomSize(random, shape, runs.size())));
        }
        for (int level : higher) {
            runs.add(new Run(level, randomSize(random, shape, runs.size())));
        }
        return runs;
    }

    static long randomSize(Random random, int shape, int index) {
        switch (shape) {
            case 0:
                return 100;
            case 1:
                return 50 + random.nextInt(100);
            case 2:
                return Math.round(100 * Math.pow(1.3 + random.nextDouble(), index));
            default:
                return 1 + (long) Math.pow(10, random.nextDouble() * 8);
        }
    }

    /** Newer runs × 100 against the percentage of the oldest run: just below, equal or just above. */
    static void putOnSizeAmpEdge(Random random, Settings settings, List<Run> runs) {
        if (runs.size() < 2) {
            return;
        }
        int last = runs.size() - 1;
        long oldest = 100L * (1 + random.nextInt(500));
        long rest = settings.maxSizeAmp * oldest / 100 + random.nextInt(3) - 1;
        for (int i = 0; i < last; i++) {
            long part = i == last - 1 ? rest : Math.max(1, rest / (last - i));
            runs.set(i, new Run(runs.get(i).level, Math.max(1, part)));
            rest -= part;
        }
        runs.set(last, new Run(runs.get(last).level, oldest));
    }

    /** A run after k newer ones just below, at or just above the ratio; the others as they are. */
    static void putOnSizeRatioEdge(Random random, Settings settings, List<Run> runs) {
        if (runs.size() < 2) {
            return;
        }
        int at = 1 + random.nextInt(runs.size() - 1);
        long newer = 0;
        for (int i = 0; i < at; i++) {
            runs.set(i, new Run(runs.get(i).level, 100));
            newer += 100;
        }
        long size = newer * (100 + settings.sizeRatio) / 100 + random.nextInt(3) - 1;
        runs.set(at, new Run(runs.get(at).level, Math.max(1, size)));
        int last = runs.size() - 1;
        if (last > at) {
            // Large enough to keep the size-amplification rule, which is asked first, silent.
            runs.set(last, new Run(runs.get(last).level, 100_000_000L));
        }
    }

    /** A newest run too small for the size ratio, and the first run that the run count does not force on its edge. */
    static void putOnRunCountEdge(Random random, Settings settings, List<Run> runs) {
        int forced = runs.size() - settings.trigger + 1;
        int last = runs.size() - 1;
        if (forced < 2 || forced >= last) {
            return;
        }
        runs.set(0, new Run(runs.get(0).level, 1));
        long newer = 1;
        for (int i = 1; i < forced; i++) {
            runs.set(i, new Run(runs.get(i).level, 100));
            newer += 100;
        }
        long size = newer * (100 + settings.sizeRatio) / 100 + random.nextInt(3) - 1;
        runs.set(forced, new Run(runs.get(forced).level, size));
        runs.set(last, new Run(runs.get(last).level, 100_000_000L));
    }

    static String pickCase(Settings settings, int levels, List<Run> runs) {
        LOG.list.clear();
        List<LevelSortedRun> sorted = runs.stream()
                .map(run -> new LevelSortedRun(run.level,
                        SortedRun.fromSingle(newFile(run.level, run.bytes))))
                .collect(Collectors.toList());
        Optional<CompactUnit> unit = settings.strategy().pick(levels, sorted);
        String shown = runs.stream().map(Run::toString).collect(Collectors.joining(" "));
        String answer = unit
                .map(u -> "\"" + firedRule() + "\"," + u.files().size() + "," + u.outputLevel())
                .orElse("null,0,0");
        return "[" + settings.trigger + "," + settings.sizeRatio + "," + settings.maxSizeAmp + ","
                + levels + ",\"" + shown + "\"," + answer + "]";
    }

    // Whole histories through the real compaction manager.

    static List<String> writeHistories(Random random) throws Exception {
        List<String> out = new ArrayList<>();
        int[][] fixed = {
            {5, 1, 200, 0}, {5, 1, 200, 1}, {20, 1, 200, 0}, {20, 1, 200, 10}, {5, 1, 200, 10},
            {3, 1, 200, 0}, {2, 1, 200, 0}, {10, 1, 200, 0}, {2, 0, 20, 0}, {2, 1, 200, 1}};
        for (int[] s : fixed) {
            out.add(history(List.of(new Settings(s[0], s[1], s[2], s[3])), 150));
        }
        for (int i = 0; i < 40; i++) {
            List<Settings> phases = new ArrayList<>();
            for (int phase = 0; phase < 1 + i % 4; phase++) {
                phases.add(new Settings(
                        2 + random.nextInt(19), choose(random, 0, 1, 1, 10, 50, 100),
                        choose(random, 20, 100, 200, 200, 500),
                        choose(random, 0, 0, 0, 1, 2, 7, 10)));
            }
            out.add(history(phases, 40));
        }
        return out;
    }

    /**
     * {@code flushes} flushes under each of the settings. A step is the rule's letter (a size
     * amplification, r size ratio, c run count, f full; - nothing), the runs merged and the
     * output level. Ends with the runs that are left.
     */
    static String history(List<Settings> phases, int flushes) throws Exception {
        List<DataFileMeta> files = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        Levels levels = null;
        long commit = 0;
        for (Settings settings : phases) {
            // A changed setting means a new writer, which restores the files it finds.
            levels = new Levels(LsmOracle::compareKeys, files, settings.levels());
            MergeTreeCompactManager manager = newManager(settings, levels);
            for (int i = 0; i < flushes; i++) {
                commit++;
                manager.addNewFile(newFile(0, FLUSH_BYTES));
                steps.add(compact(manager, settings, commit));
            }
            files = levels.allFiles();
        }
        String left = levels.levelSortedRuns().stream()
                .map(run -> new Run(run.level(), run.run().totalSize()).toString())
                .collect(Collectors.joining(" "));
        String all = phases.stream().map(Settings::toString).collect(Collectors.joining(","));
        return "[[" + all + "]," + flushes + ",\"" + String.join(" ", steps) + "\",\"" + left + "\"]";
    }

    /** As Flink's GlobalFullCompactionSinkWrite: a full compaction where the option divides the commit. */
    static String compact(MergeTreeCompactManager manager, Settings settings, long commit)
            throws Exception {
        LOG.list.clear();
        boolean full = settings.fullEvery > 0
                && FullCompactedStartingScanner.isFullCompactedIdentifier(commit, settings.fullEvery);
        manager.triggerCompaction(full);
        Optional<CompactResult> result = manager.getCompactionResult(true);
        if (result.isEmpty() || result.get().before().isEmpty()) {
            return "-";
        }
        String letter = full ? "f" : switch (firedRule()) {
            case "size-amp" -> "a";
            case "size-ratio" -> "r";
            default -> "c";
        };
        DataFileMeta after = result.get().after().get(0);
        return letter + result.get().before().size() + ":" + after.level();
    }

    static MergeTreeCompactManager newManager(Settings settings, Levels levels) {
        long targetFileSize = 128L << 20;
        return new MergeTreeCompactManager(WORKER, levels, settings.strategy(),
                LsmOracle::compareKeys, targetFileSize, settings.trigger + 3, new ToyRewriter(),
                null, null, false, false, null, false, false, "");
    }

    /** The size of the union: each file holds an even share of the keys. No data is read or written. */
    static class ToyRewriter extends AbstractCompactRewriter {
        @Override
        public CompactResult rewrite(
                int outputLevel, boolean dropDelete, List<List<SortedRun>> sections) {
            List<DataFileMeta> before = new ArrayList<>(extractFilesFromSections(sections));
            // From the newest to the oldest, so that the product is rounded as in the simulator.
            before.sort((a, b) -> Long.compare(b.maxSequenceNumber(), a.maxSequenceNumber()));
            double missing = 1;
            for (DataFileMeta file : before) {
                missing *= 1 - file.fileSize() / TABLE_BYTES;
            }
            long bytes = Math.round(TABLE_BYTES * (1 - missing));
            long newest = before.get(0).maxSequenceNumber();
            return new CompactResult(before, List.of(newFile(outputLevel, bytes, newest)));
        }
    }

    // Small parts.

    static String firedRule() {
        String message = LOG.list.get(LOG.list.size() - 1).getFormattedMessage();
        return switch (message.replace("Universal compaction due to ", "")) {
            case "size amplification" -> "size-amp";
            case "size ratio" -> "size-ratio";
            case "file num" -> "run-count";
            default -> throw new IllegalStateException("Unknown rule: " + message);
        };
    }

    static DataFileMeta newFile(int level, long bytes) {
        return newFile(level, bytes, ++fileNumber);
    }

    /** Each file spans the whole key range and holds no deletions. */
    static DataFileMeta newFile(int level, long bytes, long sequence) {
        return DataFileMeta.create("f" + ++fileNumber, bytes, 1, key(0), key(1_000),
                SimpleStats.EMPTY_STATS, SimpleStats.EMPTY_STATS, sequence, sequence, 0, level,
                0L, null, FileSource.APPEND, null, null, null);
    }

    static BinaryRow key(int value) {
        BinaryRow row = new BinaryRow(1);
        BinaryRowWriter writer = new BinaryRowWriter(row);
        writer.writeInt(0, value);
        writer.complete();
        return row;
    }

    static int compareKeys(org.apache.paimon.data.InternalRow a, org.apache.paimon.data.InternalRow b) {
        return Integer.compare(a.getInt(0), b.getInt(0));
    }

    static int choose(Random random, int... values) {
        return values[random.nextInt(values.length)];
    }
}
