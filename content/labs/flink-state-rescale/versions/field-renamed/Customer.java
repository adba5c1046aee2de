public class Customer implements Account {
  public String name;
  public int orderCount;

  public void order() {
    orderCount++;
  }
}
