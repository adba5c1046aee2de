import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A split: one partition of the log, the next offset to read, and where it ends. */
record OrderSplit(int partition, long next, long end) implements SourceSplit {

  @Override
  public String splitId() {
    return "p" + partition;
  }

  @Override
  public String toString() {
    return splitId() + "@" + next;
  }

  /** The version number is stored with the bytes, so that a later class can read them. */
  static class Serializer implements SimpleVersionedSerializer<OrderSplit> {
    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(OrderSplit split) {
      return ByteBuffer.allocate(20)
          .putInt(split.partition).putLong(split.next).putLong(split.end).array();
    }

    @Override
    public OrderSplit deserialize(int version, byte[] bytes) throws IOException {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      return new OrderSplit(in.getInt(), in.getLong(), in.getLong());
    }
  }

  /** What the enumerator keeps: the splits that no reader owns, and the partitions it knows. */
  record Known(int partitions, List<OrderSplit> unassigned) {
    static class Serializer implements SimpleVersionedSerializer<Known> {
      private final OrderSplit.Serializer splits = new OrderSplit.Serializer();

      @Override
      public int getVersion() {
        return 1;
      }

      @Override
      public byte[] serialize(Known known) {
        ByteBuffer out = ByteBuffer.allocate(4 + 20 * known.unassigned.size());
        out.putInt(known.partitions);
        known.unassigned.forEach(split -> out.put(splits.serialize(split)));
        return out.array();
      }

      @Override
      public Known deserialize(int version, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int partitions = in.getInt();
        List<OrderSplit> unassigned = new ArrayList<>();
        while (in.hasRemaining()) {
          byte[] one = new byte[20];
          in.get(one);
          unassigned.add(splits.deserialize(version, one));
        }
        return new Known(partitions, unassigned);
      }
    }
  }
}
