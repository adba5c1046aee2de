public class Customer implements Account {
  public String name;
  public int orders;
  public String city;
  public int points;
  public int level = 3;

  public void order() {
    orders++;
  }
}
