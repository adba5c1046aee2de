import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.Collector;

/** Two subtasks get the same rules in different orders. A rule is {version, limit}. */
public class BroadcastOrder {

  static final MapStateDescriptor<String, int[]> RULES =
      new MapStateDescriptor<>(
          "rules", Types.STRING,
          PrimitiveArrayTypeInfo.INT_PRIMITIVE_ARRAY_TYPE_INFO);

  static class Limits
      extends KeyedBroadcastProcessFunction<String, String, int[], String> {
    private final boolean byVersion;

    Limits(boolean byVersion) {
      this.byVersion = byVersion;
    }

    @Override
    public void processBroadcastElement(int[] rule, Context ctx, Collector<String> out)
        throws Exception {
      BroadcastState<String, int[]> rules = ctx.getBroadcastState(RULES);
      int[] held = rules.get("limit");
      if (!byVersion || held == null || rule[0] > held[0]) {
        rules.put("limit", rule);
      }
    }

    @Override
    public void processElement(String in, ReadOnlyContext ctx, Collector<String> out)
        throws Exception {
      // ctx.getBroadcastState(RULES).put(...) does not compile: the type has no put.
      int[] rule = ctx.getBroadcastState(RULES).get("limit");
      if (in.equals("mutate")) {
        rule[1] = 99; // compiles, and changes this subtask's copy only
      }
      out.collect("limit " + rule[1]);
    }
  }

  static KeyedBroadcastOperatorTestHarness<String, String, int[], String> subtask(
      int index, boolean byVersion, List<int[]> rules) throws Exception {
    String key = index == 0 ? "chicago" : "delhi"; // key groups 0 and 7 of 8
    var h = new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(new Limits(byVersion), List.of(RULES)),
        (String s) -> key, Types.STRING, 8, 2, index);
    h.setup();
    h.open();
    for (int[] rule : rules) {
      h.processBroadcastElement(rule.clone(), 0);
    }
    return h;
  }

  public static void main(String[] args) throws Exception {
    int[] v1 = {1, 10};
    int[] v2 = {2, 20};
    for (boolean byVersion : new boolean[] {false, true}) {
      var s0 = subtask(0, byVersion, List.of(v1, v2));
      var s1 = subtask(1, byVersion, List.of(v2, v1));
      s0.processElement("read", 0);
      s1.processElement("read", 0);
      System.out.printf("%-20s subtask 0: %s   subtask 1: %s%n",
          byVersion ? "higher version wins:" : "last arrival wins:",
          s0.extractOutputValues().get(0), s1.extractOutputValues().get(0));
      if (byVersion) {
        s0.processElement("mutate", 0);
        s0.processElement("read", 0);
        s1.processElement("read", 0);
        System.out.printf("%-20s subtask 0: %s   subtask 1: %s%n", "after a mutation:",
            s0.extractOutputValues().get(2), s1.extractOutputValues().get(1));
      }
      s0.close();
      s1.close();
    }
  }
}
