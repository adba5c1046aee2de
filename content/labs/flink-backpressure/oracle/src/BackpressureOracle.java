import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.executiongraph.IOMetrics;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** Runs seeded jobs and writes who was busy, backpressured and idle, in order. */
public final class BackpressureOracle {

    private static final int BATCH = 70; // jobs at once; they sleep nearly all the time
    private static final int WARM_UP = 25_000; // milliseconds
    private static final int WINDOW = 25_000;
    private static final int SLOTS = 4; // the greatest parallelism of a job

    public static void main(String[] args) throws Exception {
        String version = args[0];
        Path out = Path.of(args[1]);
        int batches = Integer.parseInt(args[2]);
        boolean tell = args.length > 3;
        var random = new Random(20261130);
        List<String> cases = new ArrayList<>();
        Map<String, Integer> rules = new TreeMap<>();
        try (var cluster = cluster()) {
            cluster.start();
            for (int batch = 0; batch < batches; batch++) {
                List<Setting> settings = draw(random);
                List<Shares> measured = run(cluster, settings);
                for (int i = 0; i < settings.size(); i++) {
                    var found = new Finding(settings.get(i), measured.get(i));
                    found.rules().forEach(rule -> rules.merge(rule, 1, Integer::sum));
                    cases.add(found.json());
                    if (tell) {
                        System.out.println(found.json());
                        measured.get(i).subtasks().forEach((name, share) ->
                                System.out.println("    " + name + " " + share));
                    }
                }
            }
        }
        Files.writeString(
                out,
                "{\"engine\":\"Apache Flink %s\",%n\"rules\":%s,%n\"cases\":[%n%s%n]}%n"
                        .formatted(version, json(rules), String.join(",\n", cases)));
        System.exit(0);
    }

    /** As many of each kind: nothing holds the job back, or one of its tasks; with and without a hot key. */
    private static List<Setting> draw(Random random) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            settings.add(Setting.draw(random, i % 5 - 1, i % 3 > 0));
        }
        return settings;
    }

    private static List<Shares> run(MiniCluster cluster, List<Setting> settings)
            throws Exception {
        List<JobID> jobs = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            var graph = Job.build(i + "-", settings.get(i));
            cluster.submitJob(graph).get();
            jobs.add(graph.getJobID());
        }
        int subtasks = settings.stream().mapToInt(each -> each.subtasks().size()).sum();
        while (Job.METRICS.size() < subtasks) {
            Thread.sleep(100);
        }
        Thread.sleep(WARM_UP);
        List<Map<String, IOMetrics>> then = read(settings);
        Thread.sleep(WINDOW);
        List<Map<String, IOMetrics>> now = read(settings);
        List<Shares> shares = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            shares.add(Shares.between(then.get(i), now.get(i)).averaged(settings.get(i)));
        }
        for (JobID job : jobs) {
            cluster.cancelJob(job).get();
        }
        for (JobID job : jobs) {
            while (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                Thread.sleep(50);
            }
        }
        Job.METRICS.clear();
        return shares;
    }

    private static List<Map<String, IOMetrics>> read(List<Setting> settings) {
        List<Map<String, IOMetrics>> all = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            all.add(Shares.read(i + "-", settings.get(i)));
        }
        return all;
    }

    /** One TaskManager with small buffers, so that queues fill in a few records. */
    private static MiniCluster cluster() {
        var options = Configuration.fromMap(Map.of(
                "rest.port", "0",
                "taskmanager.memory.segment-size", "4 kb",
                "taskmanager.memory.network.min", "256 mb",
                "taskmanager.memory.network.max", "256 mb"));
        return new MiniCluster(
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(options)
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(BATCH * SLOTS)
                        .build());
    }

    private static String json(Map<String, Integer> rules) {
        List<String> members = new ArrayList<>();
        rules.forEach((rule, times) -> members.add("\"%s\":%d".formatted(rule, times)));
        return "{" + String.join(",", members) + "}";
    }
}
