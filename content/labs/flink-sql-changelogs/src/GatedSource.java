import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.core.io.InputStatus;

/** A source of the numbers 0, 1, 2 …: the places of the rows that the program has sent so far. */
class GatedSource extends NumberSequenceSource {
    private final String table;

    GatedSource(String table) {
        super(0, Long.MAX_VALUE - 1);
        this.table = table;
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new Reader(context, Stage.input(table));
    }

    private static class Reader implements SourceReader<Long, NumberSequenceSplit> {
        private final SourceReaderContext context;
        private final Stage.Input input;
        private final CompletableFuture<Void> assigned = new CompletableFuture<>();
        private long next;

        Reader(SourceReaderContext context, Stage.Input input) {
            this.context = context;
            this.input = input;
        }

        @Override
        public void start() {
            context.sendSplitRequest();
        }

        @Override
        public void addSplits(List<NumberSequenceSplit> splits) {
            next = splits.get(0).from();
            assigned.complete(null);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return assigned.isDone() ? input.pass(next) : assigned;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            if (!isAvailable().isDone()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            output.collect(next);
            next++;
            input.moveTo(next);
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
