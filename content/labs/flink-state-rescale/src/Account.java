/** What the job asks of a customer, whatever the fields of its class are. */
public interface Account {
  void order();
}
