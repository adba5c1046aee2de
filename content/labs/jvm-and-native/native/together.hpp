// Measures two threads that each increment their own counter at the same time.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <time.h>
#include <vector>

using Counter = std::atomic<std::int64_t>;

struct Span { // of one thread in one round, in nanoseconds
  std::int64_t start, end, cpu;
};

inline std::int64_t now(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

inline Span count(Counter& counter, std::int64_t increments, std::atomic<int>& ready) {
  ready++;
  while (ready < 2) std::this_thread::yield(); // start together
  std::int64_t cpu = now(CLOCK_THREAD_CPUTIME_ID);
  std::int64_t start = now(CLOCK_MONOTONIC);
  for (std::int64_t i = 0; i < increments; i++) {
    counter.fetch_add(1, std::memory_order_relaxed);
  }
  std::int64_t end = now(CLOCK_MONOTONIC);
  return {start, end, now(CLOCK_THREAD_CPUTIME_ID) - cpu};
}

// Did both threads run at the same time, and neither lose its core to another program?
inline bool is_fair(const Span& a, const Span& b) {
  auto whole = std::max(a.end, b.end) - std::min(a.start, b.start);
  auto common = std::min(a.end, b.end) - std::max(a.start, b.start);
  auto undisturbed = [](const Span& s) { return 10 * s.cpu > 9 * (s.end - s.start); };
  return 10 * common > 8 * whole && undisturbed(a) && undisturbed(b);
}

// Nanoseconds per increment: the median of fair rounds. Needs two free cores now and then.
inline double count_together(Counter& first, Counter& second) {
  constexpr std::int64_t INCREMENTS = 50'000; // short: a fraction of a scheduler's slice
  constexpr std::size_t ENOUGH = 101;
  std::vector<double> nanos;
  for (int round = 0; nanos.size() < ENOUGH; round++) {
    if (round == 100'000) {
      std::fprintf(stderr, "this machine has no two cores free at a time\n");
      std::exit(1);
    }
    std::atomic<int> ready{0};
    Span other{};
    std::thread thread([&] { other = count(second, INCREMENTS, ready); });
    Span mine = count(first, INCREMENTS, ready);
    thread.join();
    if (!is_fair(mine, other)) continue;
    nanos.push_back(static_cast<double>(std::max(mine.end, other.end) -
                                        std::min(mine.start, other.start)) / INCREMENTS);
  }
  std::sort(nanos.begin(), nanos.end());
  return nanos[ENOUGH / 2];
}
