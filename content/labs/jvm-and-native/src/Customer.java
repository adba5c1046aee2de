/** A Java class that follows Flink's POJO rules. */
public class Customer {
  public String name;
  public int orders;

  public Customer() {}
}
