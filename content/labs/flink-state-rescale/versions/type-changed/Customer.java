public class Customer implements Account {
  public String name;
  public long orders;

  public void order() {
    orders++;
  }
}
