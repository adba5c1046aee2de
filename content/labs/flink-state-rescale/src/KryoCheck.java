import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What Flink takes a class for, and who refuses Kryo. */
public class KryoCheck {

  public static class Plain {
    public String name;
    public int orders;
  }

  public static class WithAccessors {
    private int orders;

    public int getOrders() {
      return orders;
    }

    public void setOrders(int orders) {
      this.orders = orders;
    }
  }

  public static class PrivateField {
    public String name;
    private int orders;
  }

  public static class NoEmptyConstructor {
    public String name;

    public NoEmptyConstructor(String name) {
      this.name = name;
    }
  }

  static class NotPublic {
    public String name;
  }

  public record ARecord(String name, int orders) {}

  public static class WithList {
    public List<String> tags;
    public Map<String, Integer> points;
  }

  public static class WithArrayList {
    public ArrayList<String> tags;
  }

  public static class WithRawList {
    public List tags;
  }

  public static class WithUuid {
    public UUID id;
    public String name;
  }

  public static class WithOptional {
    public Optional<String> city;
  }

  public static class WithTimes {
    public Instant at;
    public LocalDate day;
    public BigDecimal amount;
  }

  static String kind(Class<?> type) {
    TypeInformation<?> info = TypeInformation.of(type);
    if (info instanceof GenericTypeInfo) {
      return "Kryo, all of it";
    }
    if (info instanceof PojoTypeInfo<?> pojo) {
      List<String> kryo = new ArrayList<>();
      for (int i = 0; i < pojo.getArity(); i++) {
        if (pojo.getTypeAt(i) instanceof GenericTypeInfo) {
          kryo.add(pojo.getFieldNames()[i]);
        }
      }
      return kryo.isEmpty() ? "POJO" : "POJO, Kryo for " + String.join(", ", kryo);
    }
    return info.toString();
  }

  /** What a job says with {@code pipeline.generic-types: false}. */
  static String withoutGenericTypes(Class<?> type) {
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    try {
      TypeInformation.of(type).createSerializer(config);
      return "accepted";
    } catch (UnsupportedOperationException e) {
      return "refused";
    }
  }

  /** The job of SchemaChange, whose state class goes to Kryo, with generic types off. */
  static void inAJob() throws Exception {
    Configuration conf = new Configuration();
    conf.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment env = SchemaChange.job("hashmap");
    env.configure(conf);
    try (LocalFlink flink = new LocalFlink()) {
      JobID job = flink.start(env, null, SchemaChange.compile("no-pojo"));
      System.out.println("\na job with such a state: its graph is built, and a task fails");
      System.out.println("    " + flink.rootCause(job).getClass().getSimpleName()
          + flink.failure(job));
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.printf("%-20s %-24s %s%n", "class", "Flink sees", "generic-types: false");
    for (Class<?> type :
        List.of(Plain.class, WithAccessors.class, PrivateField.class,
            NoEmptyConstructor.class, NotPublic.class, ARecord.class, WithList.class,
            WithArrayList.class, WithRawList.class, WithUuid.class, WithOptional.class,
            WithTimes.class)) {
      System.out.printf("%-20s %-24s %s%n", type.getSimpleName(), kind(type),
          withoutGenericTypes(type));
    }
    inAJob();
    System.exit(0);
  }
}
