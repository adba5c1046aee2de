public class Client {
  public String name;
  public int orders;
}
