public record Customer(String name, int orders) {}
