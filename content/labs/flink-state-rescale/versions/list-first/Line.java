public class Line {
  public String article;

  @Override
  public String toString() {
    return article;
  }
}
