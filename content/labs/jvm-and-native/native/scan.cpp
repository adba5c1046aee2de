// One query over the same columns, interpreted tuple by tuple and vector by vector. Prints
// nanoseconds per row, which are this machine's, and verdicts, which should be anyone's.
// Built with COUNT_CALLS it prints the number of virtual calls, which is everyone's.

#include "rides.hpp"
#include "tuples.hpp"
#include "vectors.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

constexpr std::size_t ROWS = 1'000'000;

static void check(Sum sum) { // all styles must give the same
  static Sum first = sum;
  if (sum != first) std::abort();
}

using Run = std::function<Sum()>;

struct Style {
  std::string name;
  Run run;
};

static Style of_tuples(const Rides& rides) {
  auto query = std::make_shared<tuples::Query>(rides);
  return {"tuples", [query] { return query->run(); }};
}

static Style of_vectors(const Rides& rides, std::size_t size) {
  auto query = std::make_shared<vectors::Query>(rides, size);
  return {"vectors of " + std::to_string(size), [query] { return query->run(); }};
}

#ifdef COUNT_CALLS

int main() {
  Rides rides(ROWS);
  for (const Style& style : {of_tuples(rides), of_vectors(rides, 1), of_vectors(rides, 16),
                             of_vectors(rides, 1024), of_vectors(rides, ROWS)}) {
    calls = 0;
    check(style.run());
    std::printf("%-18s %11lld calls\n", style.name.c_str(), static_cast<long long>(calls));
  }
}

#else

static double nanos_per_row(const Run& run) {
  auto start = std::chrono::steady_clock::now();
  check(run());
  std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
  return took.count() / ROWS;
}

static void verdict(const char* claim, bool holds) {
  std::printf("%s: %s\n", claim, holds ? "yes" : "no");
}

int main() {
  Rides rides(ROWS);
  const std::vector<Style> styles{
      of_tuples(rides),         of_vectors(rides, 1),     of_vectors(rides, 16),
      of_vectors(rides, 256),   of_vectors(rides, 1024),  of_vectors(rides, 16384),
      of_vectors(rides, ROWS)};
  // All styles in turn, many times, and the quickest of each: other programs on this machine
  // then disturb all of them, or none.
  std::map<std::string, double> best;
  for (int round = 0; round < 60; round++) {
    for (const Style& style : styles) {
      double time = nanos_per_row(style.run);
      auto [at, is_first] = best.emplace(style.name, time);
      if (!is_first) at->second = std::min(at->second, time);
    }
  }
  for (const Style& style : styles) {
    std::printf("%-18s %6.2f ns per row\n", style.name.c_str(), best[style.name]);
  }
  std::printf("\n");
  double thousand = best["vectors of 1024"];
  verdict("vectors of 1024 take less than half the time of tuples", thousand < best["tuples"] / 2);
  verdict("vectors of 1 take longer than tuples", best["vectors of 1"] > best["tuples"]);
  verdict("all rows in one vector are twice as fast as 1024",
          best["vectors of 1000000"] < thousand / 2);
}

#endif
