public class Customer implements Account {
  public String name;
  public int orders;

  public void order() {
    orders++;
  }
}
