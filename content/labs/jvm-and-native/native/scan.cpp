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
#include <limits>
#include <string>

constexpr std::size_t ROWS = 1'000'000;

static void check(Sum sum) { // all styles must give the same
  static Sum first = sum;
  if (sum != first) std::abort();
}

#ifdef COUNT_CALLS

template <class Query>
void show(const std::string& name, Query query) {
  calls = 0;
  check(query.run());
  std::printf("%-18s %11lld calls\n", name.c_str(), static_cast<long long>(calls));
}

int main() {
  Rides rides(ROWS);
  show("tuples", tuples::Query(rides));
  for (std::size_t size : {std::size_t{1}, std::size_t{16}, std::size_t{1024}, ROWS}) {
    show("vectors of " + std::to_string(size), vectors::Query(rides, size));
  }
}

#else

// The quickest of some rounds: the one that other programs disturbed least.
template <class Query>
double show(const std::string& name, Query query) {
  double best = std::numeric_limits<double>::infinity();
  for (int round = 0; round < 30; round++) {
    auto start = std::chrono::steady_clock::now();
    check(query.run());
    std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count() / ROWS);
  }
  std::printf("%-18s %6.2f ns per row\n", name.c_str(), best);
  return best;
}

static void verdict(const char* claim, bool holds) {
  std::printf("%s: %s\n", claim, holds ? "yes" : "no");
}

int main() {
  Rides rides(ROWS);
  double of_tuples = show("tuples", tuples::Query(rides));
  auto of_vectors = [&rides](std::size_t size) {
    return show("vectors of " + std::to_string(size), vectors::Query(rides, size));
  };
  double of_one = of_vectors(1);
  of_vectors(16);
  of_vectors(256);
  double of_1024 = of_vectors(1024);
  of_vectors(16384);
  double of_all = of_vectors(ROWS);
  std::printf("\n");
  verdict("vectors of 1024 take less than half the time of tuples", of_1024 < of_tuples / 2);
  verdict("vectors of 1 take longer than tuples", of_one > of_tuples);
  verdict("all rows in one vector are twice as fast as 1024", of_all < of_1024 / 2);
}

#endif
