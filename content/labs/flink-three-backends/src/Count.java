/** How many orders a city has. A class of our own, so that we can watch its serializer. */
public class Count {
  public long orders;

  public Count() {}

  public Count(long orders) {
    this.orders = orders;
  }
}
