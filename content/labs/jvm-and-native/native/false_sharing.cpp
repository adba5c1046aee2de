// Two threads, two counters, no common data: and still they slow each other down, as long as
// both counters lie in one cache line. First the suspect is searched by distance, then mended.

#include "together.hpp"

#include <array>
#include <cstddef>
#include <cstdio>
#include <new>

// Metrics of a reading and a writing thread, side by side as one would write them.
struct Metrics {
  Counter rows_read{0};
  Counter rows_written{0};
};

// The same; each counter begins a block of its own. 128 bytes: one cache line of some ARM
// processors, two of most x86-64 ones, which may fetch lines in pairs.
struct PaddedMetrics {
  alignas(128) Counter rows_read{0};
  alignas(128) Counter rows_written{0};
};

static void verdict(const char* claim, bool holds) {
  std::printf("%s: %s\n", claim, holds ? "yes" : "no");
}

template <class AnyMetrics>
double show(const char* name, AnyMetrics& metrics) {
  auto apart = reinterpret_cast<const char*>(&metrics.rows_written) -
               reinterpret_cast<const char*>(&metrics.rows_read);
  double nanos = count_together(metrics.rows_read, metrics.rows_written);
  std::printf("%-14s %4zu bytes, counters %3td apart  %6.1f ns per increment\n", name,
              sizeof metrics, apart, nanos);
  return nanos;
}

int main() {
  // 1. The search: the same two loops, with the counters further and further apart.
  alignas(4096) static std::array<std::byte, 4096> memory;
  double near = 0, far = 0;
  for (std::size_t distance : {8, 16, 32, 64, 128, 256}) {
    auto* first = new (memory.data()) Counter(0);
    auto* second = new (memory.data() + distance) Counter(0);
    double nanos = count_together(*first, *second);
    std::printf("%3zu bytes apart  %6.1f ns per increment\n", distance, nanos);
    if (distance == 8) near = nanos;
    if (distance == 256) far = nanos;
  }
  verdict("8 bytes apart cost more than twice as much as 256", near > 2 * far);

  // 2. The struct, before and after.
  std::printf("\n");
  alignas(128) Metrics metrics; // both counters surely in one line
  PaddedMetrics padded;
  double before = show("Metrics", metrics);
  double after = show("PaddedMetrics", padded);
  verdict("padding makes an increment cost less than half", after < before / 2);
}
