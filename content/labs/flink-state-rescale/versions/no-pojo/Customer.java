public class Customer implements Account {
  public String name;
  private int orders; // no getter, no setter: Flink takes Kryo for the whole class

  public void order() {
    orders++;
  }
}
