import java.util.List;

public class Customer {
  public String name;
  public List<Line> lines;

  public static Customer ann() {
    Customer ann = new Customer();
    ann.name = "ann";
    Line tea = new Line();
    tea.article = "tea";
    ann.lines = List.of(tea);
    return ann;
  }
}
