/** A Java record with the same fields. */
public record Order(String name, int orders) {}
