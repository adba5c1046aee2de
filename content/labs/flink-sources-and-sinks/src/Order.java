import java.io.Serializable;

/** An order. The same offset of the same partition is always the same order. */
public class Order implements Serializable {
  static final String[] CITIES = {"delhi", "houston", "cairo", "chicago"};

  public long id;
  public String city;
  public long count; // so many orders of this city so far; set by Count

  public Order() {}

  static Order at(int partition, long offset) {
    Order order = new Order();
    order.id = partition * 1000L + offset;
    order.city = CITIES[(int) (offset % CITIES.length)];
    return order;
  }

  @Override
  public String toString() {
    return id + "," + city + "," + count;
  }
}
