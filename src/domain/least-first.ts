/** Numbers that come out the least first (a binary heap); each in and out in O(log n). */
export interface LeastFirst {
  add(value: number): void;
  /** Undefined where none is left. */
  take(): number | undefined;
}

export function makeLeastFirst(): LeastFirst {
  /** The one at `i` is no greater than those at `2 i + 1` and `2 i + 2`. */
  const heap: number[] = [];
  const at = (i: number) => heap[i] ?? Infinity;
  return {
    add(value) {
      let i = heap.length;
      for (let up = (i - 1) >> 1; i > 0 && at(up) > value; up = (i - 1) >> 1) {
        heap[i] = at(up);
        i = up;
      }
      heap[i] = value;
    },
    take() {
      const least = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return least;
      let i = 0;
      for (;;) {
        const down = at(2 * i + 2) < at(2 * i + 1) ? 2 * i + 2 : 2 * i + 1;
        if (at(down) >= last) break;
        heap[i] = at(down);
        i = down;
      }
      heap[i] = last;
      return least;
    },
  };
}
