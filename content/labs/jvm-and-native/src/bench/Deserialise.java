package bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Bytes back to one Ride, by several readers. Each method returns the record: JMH uses
 * it up, so the JIT compiler cannot remove the work.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-Xmx512m") // two JVMs: a lucky compilation in one is seen
public class Deserialise {
  final TypeSerializer<Ride> pojo =
      TypeInformation.of(Ride.class).createSerializer(new SerializerConfigImpl());
  final TypeSerializer<Ride> kryo =
      new GenericTypeInfo<>(Ride.class).createSerializer(new SerializerConfigImpl());
  final DataInputDeserializer input = new DataInputDeserializer();

  final byte[] javaIoBytes = writeJavaIo(Ride.sample());
  final byte[] pojoBytes = writeFlink(pojo, Ride.sample());
  final byte[] kryoBytes = writeFlink(kryo, Ride.sample());
  final byte[] byHandBytes = writeByHand(Ride.sample());

  /** What a reader reads. */
  public static byte[] bytes(String reader) {
    Deserialise all = new Deserialise();
    return switch (reader) {
      case "javaIo" -> all.javaIoBytes;
      case "flinkPojo" -> all.pojoBytes;
      case "flinkKryo" -> all.kryoBytes;
      default -> all.byHandBytes;
    };
  }

  /** One stream per record, as in a message of a queue. */
  @Benchmark
  public Ride javaIo() throws IOException, ClassNotFoundException {
    try (var in = new ObjectInputStream(new ByteArrayInputStream(javaIoBytes))) {
      return (Ride) in.readObject();
    }
  }

  @Benchmark
  public Ride flinkPojo() throws IOException {
    input.setBuffer(pojoBytes);
    return pojo.deserialize(input);
  }

  /** What Flink falls back to when a class breaks the POJO rules. */
  @Benchmark
  public Ride flinkKryo() throws IOException {
    input.setBuffer(kryoBytes);
    return kryo.deserialize(input);
  }

  /** Both sides know the layout; nothing of it is in the bytes. */
  @Benchmark
  public Ride byHand() {
    ByteBuffer in = ByteBuffer.wrap(byHandBytes);
    Ride ride = new Ride();
    ride.id = in.getLong();
    ride.startedAt = in.getLong();
    ride.zone = in.getInt();
    ride.fare = in.getDouble();
    int length = in.getShort();
    ride.driver =
        new String(byHandBytes, in.position(), length, StandardCharsets.ISO_8859_1);
    return ride;
  }

  static byte[] writeJavaIo(Ride ride) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(ride);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] writeFlink(TypeSerializer<Ride> serializer, Ride ride) {
    var out = new DataOutputSerializer(64);
    try {
      serializer.serialize(ride, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.getCopyOfBuffer();
  }

  static byte[] writeByHand(Ride ride) {
    byte[] driver = ride.driver.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(30 + driver.length)
        .putLong(ride.id).putLong(ride.startedAt).putInt(ride.zone).putDouble(ride.fare)
        .putShort((short) driver.length).put(driver)
        .array();
  }
}
