import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Counts the orders of a window and says so. */
class Count extends ProcessWindowFunction<Order, String, String, TimeWindow> {
  @Override
  public void process(
      String city, Context ctx, Iterable<Order> orders, Collector<String> out) {
    int count = 0;
    for (Order ignored : orders) {
      count++;
    }
    TimeWindow w = ctx.window();
    Play.say(
        String.format("[%d,%d) %s %d", w.getStart() / 1000, w.getEnd() / 1000, city, count));
  }
}
