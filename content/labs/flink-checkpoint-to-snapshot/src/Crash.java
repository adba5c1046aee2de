import java.util.OptionalLong;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;

/**
 * Fails the job once, at the place asked for. Flink tells the operators of a chain from
 * the chain's end to its head that a checkpoint is complete. This one stands at the end, so it
 * hears of it before Paimon's committer. A crash here leaves a checkpoint without a commit.
 */
class Crash extends ProcessFunction<Row, Void>
        implements CheckpointedFunction, CheckpointListener {
    static long checkpointToMiss = 3;
    static final long ORDER = 35_000;
    static int attempt = 0; // of the whole job, for this JVM holds all attempts

    private final String failure;

    Crash(String failure) {
        this.failure = failure;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        attempt++;
        OptionalLong from = context.getRestoredCheckpointId();
        CheckpointToSnapshot.say(from.isPresent()
                ? "starts from checkpoint " + from.getAsLong() : "starts without a checkpoint");
    }

    @Override
    public void processElement(Row order, Context context, Collector<Void> out) {
        if (failure.equals("during") && attempt == 1 && (Long) order.getField(0) == ORDER) {
            CheckpointToSnapshot.say("CRASH at order number %,d", ORDER);
            throw new Error("the crash asked for");
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {} // nothing to keep

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        CheckpointToSnapshot.say("checkpoint %d is complete", checkpoint);
        if (failure.equals("between") && attempt == 1 && checkpoint == checkpointToMiss) {
            CheckpointToSnapshot.say("CRASH before the committer is told");
            // After an Exception here, Flink still tells the rest of the chain, and only
            // then fails the task. An Error ends it at once, like a process that dies.
            throw new Error("the crash asked for");
        }
    }
}
