package bench;

import java.io.Serializable;

/** The record of the benchmark: Serializable for java.io, and within Flink's POJO rules. */
public class Ride implements Serializable {
  private static final long serialVersionUID = 1;

  public long id;
  public long startedAt;
  public int zone;
  public double fare;
  public String driver;

  public Ride() {}

  static Ride sample() {
    Ride ride = new Ride();
    ride.id = 7_000_000_001L;
    ride.startedAt = 1_790_000_000_000L;
    ride.zone = 132;
    ride.fare = 23.75;
    ride.driver = "driver-4711";
    return ride;
  }
}
