"""What the pinning step does with a batch. No GPU is needed for these parts.

The walk over the batch is the loader's own function; a stand-in for a tensor records
whether the walk reached it. Without an accelerator real tensors cannot be pinned.
"""

import warnings
from dataclasses import dataclass
from textwrap import fill

import torch
from torch.utils.data import DataLoader
from torch.utils.data._utils.pin_memory import pin_memory


class Probe:
    """Stands for a tensor: the step calls pin_memory() on whatever has that method."""

    def __init__(self):
        self.pinned = False

    def pin_memory(self):
        self.pinned = True
        return self


@dataclass
class Batch:
    image: Probe


class BatchWithMethod(Batch):
    def pin_memory(self):
        self.image = self.image.pin_memory()
        return self


def containers():
    print("reached by the pinning step")
    for name, wrap in [
        ("dict value", lambda p: {"image": p}),
        ("list element", lambda p: [p]),
        ("tuple element", lambda p: (p,)),
        ("dict in a list", lambda p: [{"image": p}]),
        ("set element", lambda p: {p}),
        ("field of a dataclass", Batch),
        ("field of a class with pin_memory()", BatchWithMethod),
    ]:
        probe = Probe()
        pin_memory(wrap(probe))
        print(f"  {name:<35} {'yes' if probe.pinned else 'no'}")


def without_accelerator():
    loader = DataLoader(torch.arange(4), batch_size=2, num_workers=1, pin_memory=True)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        iterator = iter(loader)
    batch = next(iterator)
    print(f"\naccelerator available: {torch.accelerator.is_available()}")
    for warning in caught:
        print(fill(f"warning: {warning.message}", 76, initial_indent="  ",
                   subsequent_indent="    "))
    print(f"  batch.is_pinned(): {batch.is_pinned()}")
    print(f"  pin thread started: {hasattr(iterator, '_pin_memory_thread')}")


def train(loader, device):
    """Pinned by the loader, sent without waiting: the two belong together."""
    for images in loader:
        images = images.to(device, non_blocking=True)
        loss = images.square().mean()  # a GPU gets this into its queue, a CPU does it at once
    return loss.item()  # the first place where the loop needs a result


def the_pattern():
    device = torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        loader = DataLoader(torch.arange(8.0), batch_size=4, num_workers=2, pin_memory=True)
        loss = train(loader, device)
    print(f"\nthe pattern, on {device.type}: loss of the last batch {loss}")


if __name__ == "__main__":
    containers()
    without_accelerator()
    the_pattern()
