public class Customer implements Account {
  public String name;

  public void order() {}
}
