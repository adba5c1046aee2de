import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.types.Row;

/** A small Flink cluster that takes a checkpoint only when it is asked for one. */
class Flink {
    static final Path WORK = Path.of(".work").toAbsolutePath();
    static Map<String, String> options = new HashMap<>();
    static MiniCluster cluster;
    static JobID job;

    static void options(String[] args) {
        for (String arg : args) {
            options.put(arg.split("=")[0], arg.split("=")[1]);
        }
        delete(WORK.resolve("lake").toFile());
        delete(WORK.resolve("pg").toFile());
        delete(WORK.resolve("savepoints").toFile());
    }

    static String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    static Configuration configuration() {
        Configuration conf = new Configuration();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, 1);
        conf.set(RestOptions.BIND_PORT, "0");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS,
                Integer.parseInt(option("restarts", "5")));
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY,
                Duration.ofMillis(100));
        conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(365));
        return conf;
    }

    static void submit(JobGraph graph) throws Exception {
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration()).setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1).build());
        cluster.start();
        job = cluster.submitJob(graph).get().getJobID();
    }

    /** Asks for a checkpoint until one succeeds: at first not all tasks may run yet. */
    static void checkpoint() throws Exception {
        while (true) {
            try {
                cluster.triggerCheckpoint(job, CheckpointType.FULL).get();
                break;
            } catch (ExecutionException notYet) {
                if (failed()) {
                    return;
                }
                Thread.sleep(50);
            }
        }
        Thread.sleep(500); // the committer and the source hear of it a moment later
    }

    static String savepoint() throws Exception {
        return cluster.triggerSavepoint(job, WORK.resolve("savepoints").toUri().toString(),
                false, SavepointFormatType.CANONICAL).get();
    }

    static boolean failed() throws Exception {
        return cluster.getJobStatus(job).get() == JobStatus.FAILED;
    }

    static String failure() throws Exception {
        Throwable t = cluster.requestJobResult(job).get().getSerializedThrowable().get()
                .deserializeError(Flink.class.getClassLoader());
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t.getMessage().split("\\. ")[0];
    }

    static void stop() throws Exception {
        if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
            checkpoint(); // when this one is complete, the one before it is committed
            cluster.cancelJob(job).get();
            cluster.requestJobResult(job).get();
        }
        cluster.close();
    }

    static void useLake(TableEnvironment sql) {
        sql.executeSql("CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '"
                + WORK.resolve("lake").toUri() + "')");
        sql.executeSql("USE CATALOG lake");
    }

    /** Rows of a query on the lake, each as one line. */
    static List<String> read(String query, String zone) {
        TableEnvironment sql = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode().withConfiguration(configuration()).build());
        sql.getConfig().set("table.local-time-zone", zone);
        useLake(sql);
        List<String> rows = new ArrayList<>();
        sql.executeSql(query).collect().forEachRemaining(row -> rows.add(line(row)));
        return rows;
    }

    static List<String> read(String query) {
        return read(query, "UTC");
    }

    static String line(Row row) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < row.getArity(); i++) {
            fields.add(String.valueOf(row.getField(i)));
        }
        return String.join(" ", fields);
    }

    static void delete(File file) {
        File[] inside = file.listFiles();
        if (inside != null) {
            for (File f : inside) {
                delete(f);
            }
        }
        file.delete();
    }
}
