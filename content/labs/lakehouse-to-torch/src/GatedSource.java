import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.core.io.InputStatus;

/**
 * A source of numbers, one after the other, that the program lets go one by one. Its position is part
 * of each checkpoint, so after a failure it emits again what came after that checkpoint.
 */
class GatedSource extends NumberSequenceSource {
    private final String name;

    GatedSource(String name, long first) {
        super(first, Long.MAX_VALUE - 1);
        this.name = name;
    }

    /** The gate of a source. The program and Flink's tasks share one JVM, so they share it. */
    static class Gate {
        private static final Map<String, Gate> ALL = new ConcurrentHashMap<>();
        private long allowed = 0;
        private long position = 0;
        private CompletableFuture<Void> opened = new CompletableFuture<>();

        static Gate of(String name) {
            return ALL.computeIfAbsent(name, key -> new Gate());
        }

        /** Lets all numbers below {@code limit} go, and waits until they have. */
        synchronized void letGo(long limit) throws InterruptedException {
            allowed = limit;
            opened.complete(null);
            opened = new CompletableFuture<>();
            while (position < limit) {
                wait();
            }
        }

        private synchronized CompletableFuture<Void> pass(long number) {
            return number < allowed ? CompletableFuture.completedFuture(null) : opened;
        }

        private synchronized void moveTo(long next) {
            position = next;
            notifyAll();
        }
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new Reader(context, Gate.of(name));
    }

    private static class Reader implements SourceReader<Long, NumberSequenceSplit> {
        private final SourceReaderContext context;
        private final Gate gate;
        private final CompletableFuture<Void> assigned = new CompletableFuture<>();
        private long next;

        Reader(SourceReaderContext context, Gate gate) {
            this.context = context;
            this.gate = gate;
        }

        @Override
        public void start() {
            context.sendSplitRequest();
        }

        /** The first time from the enumerator; after a failure from the checkpoint. */
        @Override
        public void addSplits(List<NumberSequenceSplit> splits) {
            next = splits.get(0).from();
            gate.moveTo(next);
            assigned.complete(null);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return assigned.isDone() ? gate.pass(next) : assigned;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            if (!isAvailable().isDone()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            output.collect(next);
            next++;
            gate.moveTo(next);
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<NumberSequenceSplit> snapshotState(long checkpoint) {
            return assigned.isDone()
                    ? List.of(new NumberSequenceSplit("numbers", next, Long.MAX_VALUE - 1))
                    : List.of();
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }
}
