import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Reads the orders of a log with partitions. With an end it is bounded, without one it is not. */
public class OrderSource implements Source<Order, OrderSplit, OrderSplit.Known> {
  static final long NO_END = Long.MAX_VALUE;
  private final long end;

  OrderSource(long end) {
    this.end = end;
  }

  @Override
  public Boundedness getBoundedness() {
    return end == NO_END ? Boundedness.CONTINUOUS_UNBOUNDED : Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<Order, OrderSplit> createReader(SourceReaderContext context) {
    return new OrderReader(context);
  }

  @Override
  public SplitEnumerator<OrderSplit, OrderSplit.Known> createEnumerator(
      SplitEnumeratorContext<OrderSplit> context) {
    return new Enumerator(context, new OrderSplit.Known(0, List.of()), end);
  }

  @Override
  public SplitEnumerator<OrderSplit, OrderSplit.Known> restoreEnumerator(
      SplitEnumeratorContext<OrderSplit> context, OrderSplit.Known known) {
    Log.say("enumerator: restored, knows " + known.partitions()
        + " partitions, unassigned " + known.unassigned());
    return new Enumerator(context, known, end);
  }

  @Override
  public SimpleVersionedSerializer<OrderSplit> getSplitSerializer() {
    return new OrderSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<OrderSplit.Known> getEnumeratorCheckpointSerializer() {
    return new OrderSplit.Known.Serializer();
  }

  /** Runs once, in the JobManager: finds partitions and gives each to one reader. */
  static class Enumerator implements SplitEnumerator<OrderSplit, OrderSplit.Known> {
    private final SplitEnumeratorContext<OrderSplit> context;
    private final long end;
    private int known;
    private final List<OrderSplit> unassigned;

    Enumerator(SplitEnumeratorContext<OrderSplit> context, OrderSplit.Known state, long end) {
      this.context = context;
      this.known = state.partitions();
      this.unassigned = new ArrayList<>(state.unassigned());
      this.end = end;
    }

    @Override
    public void start() {
      context.callAsync(() -> Log.partitions, this::discovered, 0, 20);
    }

    private void discovered(int partitions, Throwable failure) {
      if (Log.crashEnumerator) {
        Log.crashEnumerator = false;
        throw new IllegalStateException("the crash asked for");
      }
      for (; known < partitions; known++) {
        unassigned.add(new OrderSplit(known, 0, end));
      }
      assign();
    }

    private void assign() {
      for (OrderSplit split : List.copyOf(unassigned)) {
        int reader = split.partition() % context.currentParallelism();
        if (context.registeredReaders().containsKey(reader)) {
          unassigned.remove(split);
          context.assignSplit(split, reader);
          Log.assigned(split, reader);
        }
      }
      if (end != NO_END && unassigned.isEmpty()) {
        context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
      }
    }

    @Override
    public OrderSplit.Known snapshotState(long checkpoint) {
      return new OrderSplit.Known(known, List.copyOf(unassigned));
    }

    @Override
    public void addSplitsBack(List<OrderSplit> splits, int reader) {
      Log.say("enumerator: gets back " + splits + " of reader " + reader);
      if (!Log.forgetful) {
        unassigned.addAll(splits);
      }
    }

    @Override
    public void addReader(int reader) {
      assign();
    }

    @Override
    public void handleSplitRequest(int reader, String host) {} // we push, readers never ask

    @Override
    public void close() {}
  }
}
