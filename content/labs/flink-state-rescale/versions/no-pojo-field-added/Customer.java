public class Customer implements Account {
  public String name;
  private int orders;
  public String city;

  public void order() {
    orders++;
  }
}
