"""What a case asks for, and how a trace is written down.

A trace is a list of words in order of time:
  f3        a worker has finished batch 3
  p3        the pin thread has finished batch 3
  d3/9/4+5  next() returned batch 3; 9 lists were sent so far; 4 and 5 are in the reorder buffer
  e3        the loop has finished its step on batch 3 and calls next() again
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    workers: int
    prefetch: int
    in_order: bool
    step: int
    """Length of the loop's step. All lengths are in units."""
    pin: int
    """Time to pin one batch; 0: no pin thread."""
    load: tuple[int, ...]
    """Load time of each batch; there are as many batches as entries."""

    def as_json(self):
        return {"w": self.workers, "p": self.prefetch, "o": int(self.in_order),
                "step": self.step, "pin": self.pin, "load": list(self.load)}


def delivered_word(iterator, batch):
    """Reads the iterator's own books, directly after next() returned `batch`."""
    early = sorted(index for index, info in iterator._task_info.items() if len(info) == 2)
    return f"d{batch}/{iterator._send_idx}/{'+'.join(map(str, early))}"
