import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.StateTtlConfig.StateVisibility;
import org.apache.flink.api.common.state.StateTtlConfig.UpdateType;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** State TTL on the operator test harness, whose TTL clock moves only when we move it. */
public class Ttl {

  /** A record is {key, command, argument}. */
  static class Cell extends KeyedProcessFunction<String, String[], String> {
    private final StateTtlConfig ttl;
    private transient ValueState<String> value;
    private transient MapState<String, String> map;

    Cell(StateTtlConfig ttl) {
      this.ttl = ttl;
    }

    @Override
    public void open(OpenContext ctx) {
      ValueStateDescriptor<String> v = new ValueStateDescriptor<>("v", Types.STRING);
      MapStateDescriptor<String, String> m =
          new MapStateDescriptor<>("m", Types.STRING, Types.STRING);
      if (ttl != null) {
        v.enableTimeToLive(ttl);
        m.enableTimeToLive(ttl);
      }
      value = getRuntimeContext().getState(v);
      map = getRuntimeContext().getMapState(m);
    }

    @Override
    public void processElement(String[] in, Context ctx, Collector<String> out)
        throws Exception {
      switch (in[1]) {
        case "write" -> value.update(in[2]);
        case "read" -> out.collect(String.valueOf(value.value()));
        case "put" -> map.put(in[2], "x");
        case "isEmpty" -> out.collect(String.valueOf(map.isEmpty()));
        default -> { // "keys"
          List<String> keys = new ArrayList<>();
          for (Map.Entry<String, String> e : map.entries()) {
            keys.add(e.getKey());
          }
          out.collect(keys.toString());
        }
      }
    }
  }

  /** One subtask that owns all 128 key groups. */
  static class Subtask implements AutoCloseable {
    final KeyedOneInputStreamOperatorTestHarness<String, String[], String> harness;

    Subtask(
        StateBackend backend, StateTtlConfig ttl, long clock, OperatorSubtaskState from)
        throws Exception {
      harness =
          new KeyedOneInputStreamOperatorTestHarness<>(
              new KeyedProcessOperator<>(new Cell(ttl)), r -> r[0],
              Types.STRING, 128, 1, 0);
      harness.setStateBackend(backend);
      harness.setStateTtlProcessingTime(clock);
      harness.setup();
      if (from != null) {
        harness.initializeState(from);
      }
      harness.open();
    }

    /** Sets the TTL clock, sends one record and returns what the function emitted. */
    String at(long clock, String... record) throws Exception {
      harness.setStateTtlProcessingTime(clock);
      int before = harness.extractOutputValues().size();
      harness.processElement(record, 0);
      List<String> out = harness.extractOutputValues();
      return out.size() > before ? out.get(out.size() - 1) : "";
    }

    @Override
    public void close() throws Exception {
      harness.close();
    }
  }

  static StateTtlConfig.Builder ttl(long millis) {
    return StateTtlConfig.newBuilder(Duration.ofMillis(millis));
  }

  static StateBackend heap() {
    return new HashMapStateBackend();
  }

  static StateBackend rocks() {
    return new EmbeddedRocksDBStateBackend();
  }

  static void visibility() throws Exception {
    System.out.println("1. ValueState, TTL 10 s, HashMap, background cleanup off");
    System.out.println("   write at 0; then read at   9.999  10.000  10.000");
    for (UpdateType update :
        List.of(UpdateType.OnCreateAndWrite, UpdateType.OnReadAndWrite)) {
      for (StateVisibility see : StateVisibility.values()) {
        StateTtlConfig config =
            ttl(10_000).setUpdateType(update).setStateVisibility(see)
                .disableCleanupInBackground().build();
        try (Subtask s = new Subtask(heap(), config, 0, null)) {
          s.at(0, "k", "write", "v");
          String a = s.at(9_999, "k", "read");
          String b = s.at(10_000, "k", "read");
          String c = s.at(10_000, "k", "read");
          System.out.printf("   %-16s %-28s %-4s  %-4s  %-4s%n", update, see, a, b, c);
        }
      }
    }
    for (boolean background : new boolean[] {false, true}) {
      for (StateBackend backend : List.of(heap(), rocks())) {
        StateTtlConfig.Builder b = ttl(10_000).returnExpiredIfNotCleanedUp();
        StateTtlConfig config = background ? b.build() : b.disableCleanupInBackground()
            .build();
        try (Subtask s = new Subtask(backend, config, 0, null)) {
          s.at(0, "k", "write", "v");
          System.out.printf(
              "   ReturnExpired, %-7s, background cleanup %-3s: "
                  + "first read at 10.000 gives %s%n",
              name(backend), background ? "on" : "off", s.at(10_000, "k", "read"));
        }
      }
    }
  }

  static void eventTime() throws Exception {
    System.out.println("\n2. the watermark does not age state");
    try (Subtask s = new Subtask(heap(), ttl(10_000).build(), 0, null)) {
      s.at(0, "k", "write", "v");
      s.harness.processWatermark(new Watermark(3_600_000));
      System.out.println("   watermark +1 h, TTL clock at 1 s: "
          + s.at(1_000, "k", "read"));
      System.out.println("   same watermark, TTL clock at 10 s: "
          + s.at(10_000, "k", "read"));
    }
  }

  static void cleanup() throws Exception {
    System.out.println("\n3. TTL 10 s, HashMap, default cleanup; all keys written at 0");
    System.out.println("   entries held with the clock at 1 h, after so many reads");
    System.out.println("     keys  no read  1 read  10 reads  100 reads  1,000 reads");
    for (int keys : new int[] {1_000, 20_000}) {
      try (Subtask s = new Subtask(heap(), ttl(10_000).build(), 0, null)) {
        for (int i = 0; i < keys; i++) {
          s.at(0, "key-" + i, "write", "v");
        }
        s.harness.setStateTtlProcessingTime(3_600_000);
        System.out.printf("   %,6d  %,7d", keys, entries(s));
        int[] more = {1, 9, 90, 900};
        int[] width = {6, 8, 9, 11};
        for (int step = 0; step < more.length; step++) {
          for (int i = 0; i < more[step]; i++) {
            s.at(3_600_000, "other", "read"); // a key that has no state
          }
          System.out.printf("  %," + width[step] + "d", entries(s));
        }
        System.out.println();
      }
    }
  }

  static void maps() throws Exception {
    System.out.println("\n4. MapState, TTL 10 s: put a at 0, put b at 6 s");
    for (StateBackend backend : List.of(heap(), rocks())) {
      StateTtlConfig config = ttl(10_000).disableCleanupInBackground().build();
      try (Subtask s = new Subtask(backend, config, 0, null)) {
        s.at(0, "k", "put", "a");
        s.at(6_000, "k", "put", "b");
        System.out.printf("   %-7s  entries at 12 s: %s", name(backend),
            s.at(12_000, "k", "keys"));
        System.out.printf(";  at 20 s isEmpty: %s", s.at(20_000, "k", "isEmpty"));
        System.out.printf(", entries: %s", s.at(20_000, "k", "keys"));
        System.out.printf(", isEmpty again: %s%n", s.at(20_000, "k", "isEmpty"));
      }
    }
  }

  static void restore() throws Exception {
    System.out.println("\n5. a snapshot restored with another TTL setting");
    StateTtlConfig ten = ttl(10_000).disableCleanupInBackground().build();
    StateTtlConfig hundred = ttl(100_000).disableCleanupInBackground().build();
    for (StateBackend backend : List.of(heap(), rocks())) {
      System.out.println("   " + name(backend));
      OperatorSubtaskState none = snapshot(backend, null);
      OperatorSubtaskState with = snapshot(backend, ten);
      switched("no TTL -> 10 s", backend, ten, none);
      switched("10 s -> no TTL", backend, null, with);
      try (Subtask s = new Subtask(backend, ten, 50_000, with)) {
        System.out.printf(
            "     10 s -> 10 s, restored at 50 s  : first read at 50 s  %s%n",
            s.at(50_000, "k", "read"));
      }
      try (Subtask s = new Subtask(backend, hundred, 50_000, with)) {
        System.out.printf(
            "     10 s -> 100 s, restored at 50 s : first read at 50 s  %s,"
                + " at 100 s %s%n",
            s.at(50_000, "k", "read"), s.at(100_000, "k", "read"));
      }
    }
  }

  /** TTL switched on or off: the exception that the operator meets when it asks for its state. */
  static void switched(
      String change, StateBackend backend, StateTtlConfig ttl, OperatorSubtaskState from)
      throws Exception {
    String found;
    try (Subtask s = new Subtask(backend, ttl, 50_000, from)) {
      found = "first read at 50 s  " + s.at(50_000, "k", "read");
    } catch (RuntimeException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      found = cause.getClass().getSimpleName();
    }
    System.out.printf("     %s, restored at 50 s: %s%n", change, found);
  }

  /** A snapshot of one key, written at clock 0. */
  static OperatorSubtaskState snapshot(StateBackend backend, StateTtlConfig ttl)
      throws Exception {
    try (Subtask s = new Subtask(backend, ttl, 0, null)) {
      s.at(0, "k", "write", "v");
      return s.harness.snapshot(1, 1);
    }
  }

  static int entries(Subtask s) {
    return s.harness.numKeyedStateEntries();
  }

  static String name(StateBackend backend) {
    return backend instanceof HashMapStateBackend ? "HashMap" : "RocksDB";
  }

  public static void main(String[] args) throws Exception {
    visibility();
    eventTime();
    cleanup();
    maps();
    restore();
  }
}
