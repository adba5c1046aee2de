/** An order: when it was placed, in milliseconds, and the partition that holds it. */
public class Order {
  public String city;
  public long time;
  public int partition;

  public Order() {}

  Order(int partition, String city, double seconds) {
    this.partition = partition;
    this.city = city;
    this.time = Math.round(seconds * 1000);
  }

  @Override
  public String toString() {
    return "p" + partition + " " + city + " " + Play.seconds(time);
  }
}
