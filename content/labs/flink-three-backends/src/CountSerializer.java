import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Turns a {@link Count} into eight bytes and back, and notes how often it is asked to. */
public class CountSerializer extends TypeSerializerSingleton<Count> {

  static final AtomicLong TO_BYTES = new AtomicLong();
  static final AtomicLong FROM_BYTES = new AtomicLong();

  @Override
  public void serialize(Count count, DataOutputView out) throws IOException {
    TO_BYTES.incrementAndGet();
    out.writeLong(count.orders);
  }

  @Override
  public Count deserialize(DataInputView in) throws IOException {
    FROM_BYTES.incrementAndGet();
    return new Count(in.readLong());
  }

  @Override
  public Count deserialize(Count reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public Count copy(Count from) {
    return new Count(from.orders);
  }

  @Override
  public Count copy(Count from, Count reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    out.writeLong(in.readLong());
  }

  @Override
  public Count createInstance() {
    return new Count();
  }

  @Override
  public int getLength() {
    return 8;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TypeSerializerSnapshot<Count> snapshotConfiguration() {
    return new Snapshot();
  }

  public static class Snapshot extends SimpleTypeSerializerSnapshot<Count> {
    public Snapshot() {
      super(CountSerializer::new);
    }
  }
}
