public class City {
  public String name;

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof City city && city.name.equals(name);
  }
}
