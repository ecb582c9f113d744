"""Timing side by side: the candidates take turns, so that a noisy moment hits all of them."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence


def round_robin(candidates: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return each candidate's median time in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for candidate in candidates.values():
        candidate()  # warm up
    for _ in range(rounds):
        for name, candidate in candidates.items():
            began = time.perf_counter()
            candidate()
            times[name].append((time.perf_counter() - began) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def print_table(title: str, medians: Mapping[str, float], base: str) -> None:
    """Print medians and how many times `base` they are."""
    print(f"\n{title}")
    for name, milliseconds in medians.items():
        print(f"  {name:<44} {milliseconds:8.2f} ms   {milliseconds / medians[base]:6.2f} x")


def print_spread(name: str, times: Sequence[float]) -> float:
    """Print the median and the slow end of some times in milliseconds; gives the median."""
    median = statistics.median(times)
    p95 = sorted(times)[int(len(times) * 0.95)]
    print(f"  {name:<44} {median:8.1f} ms, 95% within {p95:6.1f} ms ({len(times)} times)")
    return median
