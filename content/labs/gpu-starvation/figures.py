"""Arithmetic of demand, supply, idle hours and MFU. Nothing is timed here."""

import argparse
import math

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode


def demand(step_ms, batch, cpu_ms, cores, gpus, kilobytes):
    rate = batch / step_ms * 1000
    one = 1000 / cpu_ms
    fed = cores / gpus * one
    print("A. demand and cores")
    print(f"  one GPU takes {rate:,.0f} samples/s: {batch} in {step_ms:g} ms")
    print(f"  one worker makes {one:.1f} samples/s: {cpu_ms:g} ms of CPU each")
    print(f"  workers for one GPU: {rate / one:.1f}, so {math.ceil(rate / one)}")
    print(f"  {cores} cores for {gpus} GPUs: {cores / gpus:.0f} each, {fed:,.0f} samples/s, "
          f"a batch in {batch / fed * 1000:.0f} ms")
    print(f"  GPU busy: {min(1, fed / rate):.0%}; "
          f"CPU time a sample that suffices: {cores / gpus / rate * 1000:.3f} ms")
    storage(gpus, rate, kilobytes)
    return min(1, round(fed / rate, 2))


def storage(gpus, rate, kilobytes):
    all_gpus = gpus * rate
    bandwidth = all_gpus * kilobytes * 1000
    print("\nB. storage and network, one machine")
    print(f"  {all_gpus:,.0f} samples/s of {kilobytes:g} kB: {bandwidth / 1e9:.2f} GB/s, "
          f"{bandwidth * 8 / 1e9:.1f} Gbit/s")
    link = 10e9 / 8 / (kilobytes * 1000)
    print(f"  a link of 10 Gbit/s: at most {link:,.0f} samples/s, {min(1, link / all_gpus):.0%} of it")
    print(f"  one object a sample, 100 ms a request: {all_gpus * 0.1:,.0f} requests under way")
    print(f"  streams of 85 MB/s: {math.ceil(bandwidth / 85e6)}")


def memory():
    pixels = 3 * 224 * 224
    print("\nC. one batch of 256 images of 3 × 224 × 224")
    for name, size in (("float32", 4), ("uint8", 1)):
        batch = 256 * pixels * size
        print(f"  {name:<8} {batch / 1e6:5.1f} MB; copied at 25 GB/s in {batch / 25e9 * 1000:.1f} ms; "
              f"16 workers × 2: {32 * batch / 1e9:.1f} GB")


def idle(busy, gpus, hours, price):
    print("\nD. idle hours")
    print(f"  {gpus} GPUs × {hours} h × {price:.2f} an hour: {gpus * hours * price:,.0f}")
    print(f"  busy {busy:.0%}: {gpus * hours * price * (1 - busy):,.0f} paid for waiting")
    print(f"  the same work without waits: {hours * busy:.1f} h, "
          f"{gpus * hours * busy * price:,.0f}")


class Block(nn.Module):
    """One layer of a transformer: attention with four square matrices, then two wider ones."""

    def __init__(self, width):
        super().__init__()
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.up = nn.Linear(width, 4 * width, bias=False)
        self.down = nn.Linear(4 * width, width, bias=False)

    def forward(self, x):
        query, key, value = self.qkv(x).chunk(3, dim=-1)
        weights = torch.softmax(query @ key.transpose(-1, -2), dim=-1)
        x = x + self.out(weights @ value)
        return x + self.down(torch.relu(self.up(x)))


def count(width, layers, length):
    model = nn.Sequential(*(Block(width) for _ in range(layers)))
    counter = FlopCounterMode(display=False)
    with counter:
        model(torch.zeros(1, length, width, requires_grad=True)).sum().backward()
    return sum(p.numel() for p in model.parameters()), counter.get_total_flops()


def mfu():
    print("\nE. floating-point operations of one step, forward and backward, as PyTorch counts them")
    print("  tokens  parameters         counted  6 × parameters × tokens  counted / that  rest")
    for length in (128, 512):
        parameters, counted = count(256, 4, length)
        rule = 6 * parameters * length
        attention = 12 * 4 * 256 * length * length  # 12 × layers × width × tokens, for each token
        rest = "attention" if counted - rule == attention else "unknown"
        print(f"  {length:>6}  {parameters:>10,}  {counted:>14,}  {rule:>23,}  {counted / rule:14.2f}"
              f"  {rest}")
    parameters, tokens, peak = 1.3e9, 65_536, 312e12
    flops = 6 * parameters * tokens
    print("\nF. MFU: 1.3 billion parameters, 65,536 tokens a step, one device of 312 TFLOP/s at most")
    print(f"  6 × parameters × tokens: {flops / 1e12:,.0f} TFLOP a step, {flops / peak:.2f} s at the peak")
    for text, seconds in (("step alone", 4.1), ("with waits", 5.125)):
        print(f"  {text}: {seconds} s, {tokens / seconds:,.0f} tokens/s, MFU {flops / seconds / peak:.0%}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--step", type=float, default=200, help="milliseconds")
    parser.add_argument("--cpu", type=float, default=12, help="milliseconds of CPU for a sample")
    parser.add_argument("--kilobytes", type=float, default=150)
    options = parser.parse_args()
    busy = demand(options.step, 256, options.cpu, 96, 8, options.kilobytes)
    memory()
    idle(busy, 8, 100, 3.0)
    mfu()
