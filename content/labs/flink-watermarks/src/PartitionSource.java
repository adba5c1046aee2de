import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** What a source with partitions needs besides a reader. Partition p goes to subtask p modulo n. */
abstract class PartitionSource implements Source<Order, PartitionSource.Partition, Integer> {

  record Partition(int number) implements SourceSplit {
    @Override
    public String splitId() {
      return "p" + number;
    }
  }

  private final int[] partitions;

  PartitionSource(int... partitions) {
    this.partitions = partitions;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  /** A reader that knows its partitions. */
  abstract static class Reader implements SourceReader<Order, Partition> {
    final List<Integer> mine = new ArrayList<>();

    @Override
    public CompletableFuture<Void> isAvailable() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<Partition> splits) {
      splits.forEach(split -> mine.add(split.number));
    }

    @Override
    public List<Partition> snapshotState(long checkpoint) {
      return mine.stream().map(Partition::new).toList();
    }

    @Override
    public void start() {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  @Override
  public SplitEnumerator<Partition, Integer> createEnumerator(
      SplitEnumeratorContext<Partition> context) {
    return new SplitEnumerator<>() {
      @Override
      public void addReader(int subtask) {
        for (int p : partitions) {
          if (p % context.currentParallelism() == subtask) {
            context.assignSplit(new Partition(p), subtask);
          }
        }
      }

      @Override
      public void start() {}

      @Override
      public void handleSplitRequest(int subtask, String host) {}

      @Override
      public void addSplitsBack(List<Partition> splits, int subtask) {}

      @Override
      public Integer snapshotState(long checkpoint) {
        return 0;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public SplitEnumerator<Partition, Integer> restoreEnumerator(
      SplitEnumeratorContext<Partition> context, Integer state) {
    return createEnumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<Partition> getSplitSerializer() {
    return new Numbers<>() {
      @Override
      int number(Partition p) {
        return p.number;
      }

      @Override
      Partition of(int number) {
        return new Partition(number);
      }
    };
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new Numbers<>() {
      @Override
      int number(Integer i) {
        return i;
      }

      @Override
      Integer of(int number) {
        return number;
      }
    };
  }

  abstract static class Numbers<T> implements SimpleVersionedSerializer<T> {
    abstract int number(T value);

    abstract T of(int number);

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) {
      return ByteBuffer.allocate(4).putInt(number(value)).array();
    }

    @Override
    public T deserialize(int version, byte[] bytes) {
      return of(ByteBuffer.wrap(bytes).getInt());
    }
  }
}
