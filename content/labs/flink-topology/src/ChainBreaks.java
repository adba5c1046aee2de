import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.co.CoMapFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/**
 * Changes one thing at a time between operators A and B and prints the resulting tasks.
 * Parallelism is 2 unless a case says otherwise. Nothing is executed.
 */
public final class ChainBreaks {

    private static final Configuration SAME_MAX_ONLY =
            Configuration.fromMap(
                    Map.of(
                            "pipeline.operator-chaining"
                                    + ".chain-operators-with-different-max-parallelism",
                            "false"));

    public static void main(String[] args) {
        show("A then B", env -> b(a(env)));
        show("forward()", env -> b(a(env).forward()));
        show("A feeds B and C", env -> {
            var a = a(env);
            b(a);
            sink(a.map(x -> x).name("C"));
        });
        show("B has parallelism 4", env -> b(a(env)).setParallelism(4));
        show("keyBy", env -> b(a(env).keyBy(x -> x)));
        show("keyBy, parallelism 1", env -> b(a(env.setParallelism(1)).keyBy(x -> x)));
        show("rebalance()", env -> b(a(env).rebalance()));
        show("rescale()", env -> b(a(env).rescale()));
        show("union of A and A2", env -> b(a(env).union(a(env).name("A2"))));
        show("connect A and A2", env ->
                sink(a(env).connect(a(env).name("A2")).map(new Either()).name("B")));
        show("B.startNewChain()", env -> b(a(env)).startNewChain());
        show("B.disableChaining()", env -> b(a(env)).disableChaining());
        show("B in slot group x", env -> b(a(env)).slotSharingGroup("x"));
        show("A has max 32, B has 64", env -> {
            b(a(env.setMaxParallelism(32))).setMaxParallelism(64);
        });
        show("the same, option false", env -> {
            env.configure(SAME_MAX_ONLY);
            b(a(env.setMaxParallelism(32))).setMaxParallelism(64);
        });
        show("B is async", env -> async(a(env)));
        show("B is async, old source", env -> async(legacy(env.setParallelism(1))));
    }

    private static SingleOutputStreamOperator<Long> a(StreamExecutionEnvironment env) {
        var source = new NumberSequenceSource(1, 10);
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "s")
                .map(x -> x)
                .name("A");
    }

    /** A source of the old API, which runs in a thread of its own beside the task's. */
    private static DataStream<Long> legacy(StreamExecutionEnvironment env) {
        return env.addSource(new OldSource()).name("s").map(x -> x).name("A");
    }

    private static SingleOutputStreamOperator<Long> b(DataStream<Long> input) {
        return sink(input.map(x -> x).name("B"));
    }

    private static void async(DataStream<Long> input) {
        var b = AsyncDataStream.orderedWait(input, new Lookup(), 1, TimeUnit.SECONDS);
        sink(b.name("B"));
    }

    private static <S extends DataStream<Long>> S sink(S stream) {
        stream.sinkTo(new DiscardingSink<>()).name("sink").disableChaining();
        return stream;
    }

    private static void show(String title, Consumer<StreamExecutionEnvironment> job) {
        var env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(2);
        job.accept(env);
        var graph = env.getStreamGraph().getJobGraph();
        List<JobVertex> tasks = graph.getVerticesSortedTopologicallyFromSources();
        boolean together =
                tasks.stream().anyMatch(t -> t.getName().matches(".*\\bA\\b.*\\bB\\b.*"));
        String names =
                tasks.stream()
                        .filter(task -> !task.getName().startsWith("sink"))
                        .map(task -> task.getName() + max(task))
                        .collect(Collectors.joining(" | "));
        String verdict = together ? "chained" : "BROKEN";
        System.out.printf("%-25s %-8s %s%n", title, verdict, names);
    }

    /** The task's maximum parallelism, where the program set one. */
    private static String max(JobVertex task) {
        int max = task.getMaxParallelism();
        return max == JobVertex.MAX_PARALLELISM_DEFAULT ? "" : " (max " + max + ")";
    }

    private static final class Either implements CoMapFunction<Long, Long, Long> {
        @Override
        public Long map1(Long value) {
            return value;
        }

        @Override
        public Long map2(Long value) {
            return value;
        }
    }

    private static final class Lookup implements AsyncFunction<Long, Long> {
        @Override
        public void asyncInvoke(Long key, ResultFuture<Long> result) {
            result.complete(List.of(key));
        }
    }

    private static final class OldSource implements SourceFunction<Long> {
        @Override
        public void run(SourceContext<Long> context) {
            context.collect(1L);
        }

        @Override
        public void cancel() {}
    }
}
