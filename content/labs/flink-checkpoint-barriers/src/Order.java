/** Order {@code number} of a city; the text only gives it a size. */
public record Order(String city, long number, byte[] text) {}
