import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.paimon.compact.CompactUnit;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.mergetree.LevelSortedRun;
import org.apache.paimon.mergetree.SortedRun;
import org.apache.paimon.mergetree.compact.UniversalCompaction;
import org.slf4j.LoggerFactory;

/**
 * Asks Paimon's own UniversalCompaction what it would merge: first for single lists of
 * sorted runs, then over 1,000 flushes. No table and no file is needed for that.
 */
public class PickRules {
    static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

    /** A sorted run: level and size in MB. Lists of runs go from newest to oldest. */
    record Run(int level, double mb) {
        @Override
        public String toString() {
            return "L" + level + ":" + (mb == Math.rint(mb) ? "" + (long) mb : "" + mb);
        }
    }

    /** What was picked: the rule, how many of the newest runs, and where they go. */
    record Pick(String rule, int count, int outputLevel) {}

    public static void main(String[] args) {
        Logger log = (Logger) LoggerFactory.getLogger(UniversalCompaction.class);
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        LOG.start();
        log.addAppender(LOG);

        System.out.println("trigger 5, 6 levels (L0 to L5)");
        ask(5, "0:1 0:1 0:1 0:10");
        ask(5, "0:1 0:1 0:1 0:1 0:10");
        ask(5, "0:1 0:1 0:1 0:1 5:10");
        ask(5, "0:1 0:1 0:1 4:4 5:10");
        ask(5, "0:1 0:2 3:3 4:4 5:10");
        ask(5, "0:1 0:2 0:4 3:8 4:16 5:40");
        ask(5, "0:1 0:1 1:3 2:5 5:20");
        ask(5, "0:2 0:2 3:6 4:10 5:10");
        ask(5, "0:2 0:2 3:6 4:10.5 5:10");
        System.out.println("trigger 3, 4 levels (L0 to L3)");
        ask(3, "0:1 1:2 2:4 3:10");
        ask(3, "0:1 1:3 2:4 3:10");
        System.out.println("trigger 20, 21 levels (L0 to L20)");
        ask(20, "0:10 0:10 0:10 0:10 0:10 0:10");

        System.out.println();
        System.out.println("1,000 flushes of 1 MB, random updates of a 50 MB table");
        System.out.println("policy                    write amp   runs   space amp");
        for (int trigger : new int[] {3, 5, 10, 20}) {
            simulate("trigger " + trigger, trigger, 0);
        }
        simulate("trigger 20, full every 10", 20, 10);
        simulate("full every 1", 5, 1);
    }

    static void ask(int trigger, String text) {
        List<Run> runs = Stream.of(text.split(" "))
                .map(r -> r.split(":"))
                .map(r -> new Run(Integer.parseInt(r[0]), Double.parseDouble(r[1])))
                .toList();
        String shown = runs.stream().map(Run::toString).collect(Collectors.joining(" "));
        String answer = pick(trigger, runs)
                .map(p -> p.rule + ": newest " + p.count + " -> L" + p.outputLevel)
                .orElse("nothing");
        System.out.printf("  %-34s %s%n", shown, answer);
    }

    /** The defaults of Paimon 2.0.0: size amplification 200 %, size ratio 1 %. */
    static Optional<Pick> pick(int trigger, List<Run> runs) {
        LOG.list.clear();
        UniversalCompaction engine = new UniversalCompaction(200, 1, trigger, null, null);
        Optional<CompactUnit> unit =
                engine.pick(trigger + 1, runs.stream().map(PickRules::toPaimon).toList());
        return unit.map(u -> new Pick(rule(), u.files().size(), u.outputLevel()));
    }

    static String rule() {
        String message = LOG.list.get(0).getFormattedMessage();
        return message.replace("Universal compaction due to ", "");
    }

    static LevelSortedRun toPaimon(Run run) {
        long bytes = Math.round(run.mb * 1024 * 1024);
        DataFileMeta file = DataFileMeta.forAppend("f", bytes, 0, null, 0, 0, 0,
                List.of(), null, null, null, null, null, null);
        return new LevelSortedRun(run.level, SortedRun.fromSingle(file));
    }

    /**
     * Flushes, picks and merges. Each flush is one commit of a streaming job: every
     * fullEvery-th asks for a full compaction, all others ask the rules. 0 means never.
     */
    static void simulate(String name, int trigger, int fullEvery) {
        final double tableMb = 50;
        final int flushes = 1_000;
        List<Run> runs = new ArrayList<>();
        double written = 0;
        double runCount = 0;
        double spaceAmp = 0;
        for (int i = 1; i <= flushes; i++) {
            runs.add(0, new Run(0, 1));
            written += 1;
            boolean full = fullEvery > 0 && i % fullEvery == 0;
            Optional<Pick> pick = full
                    ? Optional.of(new Pick("full", runs.size(), trigger))
                    : pick(trigger, runs);
            if (pick.isPresent()) {
                List<Run> merged = runs.subList(0, pick.get().count);
                double mb = merge(merged, tableMb);
                written += merged.size() == 1 ? 0 : mb; // one run only moves to its level
                merged.clear();
                runs.add(0, new Run(pick.get().outputLevel, mb));
            }
            runCount += runs.size();
            spaceAmp += runs.stream().mapToDouble(Run::mb).sum() / merge(runs, tableMb);
        }
        System.out.printf(Locale.ROOT, "%-26s %8.1f %6.1f %11.2f%n",
                name, written / flushes, runCount / flushes, spaceAmp / flushes);
    }

    /** Size of the union: each run holds a random part of the table's keys. */
    static double merge(List<Run> runs, double tableMb) {
        double missing = 1;
        for (Run run : runs) {
            missing *= 1 - run.mb / tableMb;
        }
        return tableMb * (1 - missing);
    }
}
