import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiter;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.types.Row;

/**
 * A replayable source: order n is always the same, and the position is part of each
 * checkpoint. After a restart Flink's DataGeneratorSource goes on at the saved position.
 *
 * <p>A gate closes after so many orders and opens when a checkpoint is complete. So each
 * checkpoint covers the same number of orders, however slow the machine is.
 */
class Orders {
    static final int TOTAL = 60_000;

    // Source, sinks and main program share one JVM, so they can share these.
    static long perCheckpoint;
    static volatile boolean waiting; // the gate is closed: time for a checkpoint
    static volatile boolean done; // the last order is part of a complete checkpoint
    static long position; // orders handed out so far
    static long limit; // the gate's: no order beyond this one
    static long firstId; // of the order with position 0: where two jobs must not write the same
    static Gate gate;

    static DataGeneratorSource<Row> source() {
        GeneratorFunction<Long, Row> order = n -> {
            if (limit < 0) { // the first order of this attempt
                limit = n + perCheckpoint;
                CheckpointToSnapshot.say("first order is number %,d", n);
            }
            position = n + 1;
            return Row.of(firstId + n, 500 + n * 37 % 900);
        };
        return new DataGeneratorSource<>(order, Long.MAX_VALUE, parallelism -> new Gate(),
                Types.ROW_NAMED(new String[] {"order_id", "cents"}, Types.LONG, Types.LONG));
    }

    static class Gate implements RateLimiter {
        private CompletableFuture<Void> opening;

        Gate() {
            limit = -1;
            waiting = false;
            gate = this;
        }

        @Override
        public CompletionStage<Void> acquire() {
            if (limit < 0 || position < limit) {
                return CompletableFuture.completedFuture(null);
            }
            opening = new CompletableFuture<>();
            waiting = true;
            return opening;
        }

        /** The source heads the chain of operators, so it is told last, after all sinks. */
        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            CheckpointToSnapshot.say("checkpoint %d: all operators told", checkpoint);
            if (position >= TOTAL) {
                done = true;
            } else if (opening != null) {
                open();
            }
        }

        void open() {
            limit = position + perCheckpoint;
            opening.complete(null);
        }
    }
}
