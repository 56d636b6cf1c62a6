"""A task in a process of its own, with limits: what it said, and what it cost."""

import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MOST_MEMORY = 2 << 30  # bytes of addresses: a bomb dies, and the machine does not
MOST_SECONDS = 120  # of processor


@dataclass(frozen=True)
class Cost:
    """What a task returned (None: it died), its seconds of processor and its MB."""

    said: Any
    seconds: float
    megabytes: int


def apart(task: Callable[[], Any], *, patience: int = 600) -> Cost:
    """Fork, run the task, and measure it."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_run, args=(task, there))
    process.start()
    there.close()
    try:
        said = here.recv() if here.poll(patience) else None
    except EOFError:
        said = None
    process.join(5)
    process.kill()
    process.join()
    return Cost(None, 0, 0) if said is None else Cost(*said)


def _run(task: Callable[[], Any], answer: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    begun = time.process_time()
    try:
        said = task()
    except Exception as error:
        said = [f"{type(error).__name__}: {error}"[:2000]]
    used = resource.getrusage(resource.RUSAGE_SELF)
    answer.send((said, time.process_time() - begun, used.ru_maxrss // 1024))
    answer.close()
    os._exit(0)  # nothing of the parent's is closed twice
