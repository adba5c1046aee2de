import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/** One in each subtask. The base class owns the threads, the queue and the checkpoint. */
class OrderReader
    extends SingleThreadMultiplexSourceReaderBase<
        OrderReader.Fetched, Order, OrderSplit, OrderReader.Position> {

  record Fetched(long offset, Order order) {}

  static class Position { // the split's state: one mutable number
    final OrderSplit split;
    long next;

    Position(OrderSplit split) {
      this.split = split;
      this.next = split.next();
    }
  }

  OrderReader(SourceReaderContext context) {
    super(() -> new Fetcher(context.getIndexOfSubtask()), new Emitter(),
        context.getConfiguration(), context);
  }

  @Override
  protected Position initializedState(OrderSplit split) {
    Log.opened(context.getIndexOfSubtask(), split);
    return new Position(split);
  }

  @Override
  protected OrderSplit toSplitType(String id, Position position) { // at each checkpoint
    return new OrderSplit(position.split.partition(), position.next, position.split.end());
  }

  @Override
  protected void onSplitFinished(Map<String, Position> finished) {
    new TreeMap<>(finished).keySet().forEach(id -> Log.say("reader: finished " + id));
  }

  /** In a thread of its own, so it may block. */
  static class Fetcher implements SplitReader<Fetched, OrderSplit> {
    private final int reader;
    private final Map<Integer, OrderSplit> open = new TreeMap<>();

    Fetcher(int reader) {
      this.reader = reader;
    }

    @Override
    public RecordsWithSplitIds<Fetched> fetch() {
      RecordsBySplits.Builder<Fetched> batch = new RecordsBySplits.Builder<>();
      Log.awaitOrders(open.values(), reader);
      for (OrderSplit split : open.values().toArray(OrderSplit[]::new)) {
        long until = Math.min(Log.limit, split.end());
        for (long n = split.next(); n < until; n++) {
          batch.add(split, new Fetched(n, Order.at(split.partition(), n)));
        }
        open.put(split.partition(),
            new OrderSplit(split.partition(), Math.max(until, split.next()), split.end()));
        if (until == split.end()) {
          open.remove(split.partition());
          batch.addFinishedSplit(split.splitId());
        }
      }
      return batch.build();
    }

    @Override
    public void handleSplitsChanges(SplitsChange<OrderSplit> change) {
      change.splits().forEach(split -> open.put(split.partition(), split));
    }

    @Override
    public void wakeUp() {
      Log.wakeUp();
    }

    @Override
    public void close() {}
  }

  /** In the task's own thread: hand out the record, then move the position. */
  static class Emitter implements RecordEmitter<Fetched, Order, Position> {
    @Override
    public void emitRecord(Fetched fetched, SourceOutput<Order> output, Position position) {
      output.collect(fetched.order());
      position.next = fetched.offset() + 1;
      Log.emitted(position.split.partition(), position.next);
    }
  }
}
