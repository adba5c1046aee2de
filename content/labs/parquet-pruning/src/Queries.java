import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.eq;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;
import static org.apache.parquet.filter2.predicate.FilterApi.or;

import java.time.Instant;
import java.util.List;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.io.api.Binary;

/** The questions that are asked of each file. `column` is the first that the predicate names. */
record Queries(String title, String column, FilterPredicate predicate) {
  static final List<Queries> ALL = List.of(
      new Queries("from nine to ten", "at", hour()),
      new Queries("customer c-524d4417ea, who has parcels", "customer", is("customer", "c-524d4417ea")),
      new Queries("customer c-8000000000, who does not exist", "customer", is("customer", "c-8000000000")),
      new Queries("city Nairobi, to which nothing was sent", "city", is("city", "Nairobi")),
      new Queries("city Oslo", "city", is("city", "Oslo")),
      new Queries("from nine to ten AND c-524d4417ea", "at", and(hour(), is("customer", "c-524d4417ea"))),
      new Queries("from nine to ten OR c-524d4417ea", "at", or(hour(), is("customer", "c-524d4417ea"))));

  private static FilterPredicate hour() {
    var at = longColumn("at");
    return and(gtEq(at, micros("09:00:00")), lt(at, micros("10:00:00")));
  }

  private static FilterPredicate is(String column, String value) {
    return eq(binaryColumn(column), Binary.fromString(value));
  }

  private static long micros(String time) {
    return Instant.parse("2026-03-01T" + time + "Z").getEpochSecond() * 1_000_000;
  }
}
