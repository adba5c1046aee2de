public class Line {
  public String article;
  public int pieces = 1;

  @Override
  public String toString() {
    return article + ", pieces " + pieces;
  }
}
