// The table of the scan: three columns, and the operations of the query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// Built with COUNT_CALLS, the program counts virtual calls instead of time.
#ifdef COUNT_CALLS
inline std::int64_t calls = 0;
#define CALLED() ++calls
#else
#define CALLED()
#endif

using Value = std::int32_t;
using Sum = std::int64_t;
using Column = std::vector<Value>;
enum Field { ZONE, FARE, DISCOUNT, FIELDS };

struct Rides {
  Column columns[FIELDS];

  explicit Rides(std::size_t rows) {
    for (std::size_t i = 0; i < rows; i++) {
      columns[ZONE].push_back(random_below(264));
      columns[FARE].push_back(500 + random_below(6000)); // cents
      columns[DISCOUNT].push_back(random_below(30));     // percent
    }
  }

  std::size_t rows() const { return columns[ZONE].size(); }

private:
  std::uint64_t state = 42; // a fixed seed: each run scans the same rows

  Value random_below(std::uint64_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<Value>((state >> 33) % limit);
  }
};

struct Less {
  static Value apply(Value a, Value b) { return a < b; }
};
struct Minus {
  static Value apply(Value a, Value b) { return a - b; }
};
struct Times {
  static Value apply(Value a, Value b) { return a * b; }
};
