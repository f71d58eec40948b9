"""How do several processes read and analyse, and come out in order?

Tasks are dealt in turn, this process taking its part, and their batches fetched in
the same turn: what is written does not depend on how many processes there are. The
others are started as programs of their own, never forked: this process may have
threads (a progress bar, an engine), which a fork would copy in any state; and
nothing is asked of whoever's script this is, where ``multiprocessing`` would import
it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import cycle, islice
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Self

from search.errors import SourceUnreadable
from search.pipeline.batches import Batch, Learnt, Reader, analyse
from search.pipeline.tasks import Task
from search.pipeline.wire import receive, send

_AHEAD = 2  # tasks that wait at each process, so that it never waits for one


def analysed(
    tasks: Iterable[Task], learnt: Learnt, read: Callable[[], None], jobs: int
) -> Generator[Batch, None, None]:
    """Read and analyse in so many processes, of which this is one; their batches come in the order of the tasks.

    Call ``read`` when all batches are out, then add to ``learnt``. Raises
    SourceUnreadable, naming the file, where a process dies.
    """
    coming = iter(tasks)
    with ExitStack() as stack:
        hands: list[Here | There] = [Here(), *(stack.enter_context(There()) for _ in range(jobs - 1))]
        dealt: deque[Here | There] = deque()
        for hand, task in zip(islice(cycle(hands), jobs * _AHEAD), coming, strict=False):
            hand.give(task)
            dealt.append(hand)
        while dealt:
            hand = dealt.popleft()
            yield from hand.batches()
            for task in islice(coming, 1):
                hand.give(task)
                dealt.append(hand)
        read()
        for hand in hands:
            learnt.add(hand.finish())


class Here:
    """This process."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._tasks: deque[Task] = deque()

    def give(self, task: Task) -> None:
        """Add a task to those that wait."""
        self._tasks.append(task)

    def batches(self) -> Iterator[Batch]:
        """Work on the oldest task."""
        task = self._tasks.popleft()
        try:
            yield from analyse(task, self._reader)
        except MemoryError as error:
            raise _out_of_memory(task) from error

    def finish(self) -> Learnt:
        """There are no more tasks: give what was learnt of words."""
        return self._reader.learnt()


class There:
    """Another process at work."""

    def __init__(self) -> None:
        path = os.pathsep.join(os.path.abspath(each) for each in sys.path)  # noqa: PTH100  an empty one is here
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "search.pipeline.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._output = self._process.stdout
        self._tasks: deque[Task] = deque()
        # A task is more than a pipe holds: sent by a thread, it waits for no process that is still starting, or busy.
        self._sent: SimpleQueue[Task | None] = SimpleQueue()
        self._sender = Thread(target=_hand_over, args=(self._process.stdin, self._sent), daemon=True)
        self._sender.start()

    def give(self, task: Task) -> None:
        """Add a task to those that wait."""
        self._tasks.append(task)
        self._sent.put(task)

    def batches(self) -> Iterator[Batch]:
        """Fetch what comes out of the oldest task."""
        last = False
        while not last:
            batch: Batch = self._receive()
            yield batch
            last = batch.last
        self._tasks.popleft()

    def finish(self) -> Learnt:
        """Say that there are no more tasks; give what it learnt of words."""
        self._sent.put(None)
        learnt: Learnt = self._receive()
        return learnt

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._output.close()
        self._sent.put(None)
        self._sender.join()

    def _receive(self) -> Any:
        try:
            value = receive(self._output)
        except EOFError:
            raise self._death() from None
        if isinstance(value, MemoryError):
            raise _out_of_memory(self._tasks[0])
        if isinstance(value, Exception):
            raise value
        return value

    def _death(self) -> SourceUnreadable:
        code = self._process.wait()
        how = f"signal {-code}" if code < 0 else f"code {code}"
        what = f"en lisant {self._tasks[0].name}" if self._tasks else "en rendant ses comptes"
        return SourceUnreadable(
            f"Un processus de lecture s’est arrêté ({how}) {what} ; rien n’a été publié.",
            "Recommencer ; si cela se répète, la mémoire manque peut-être : essayer avec --jobs 1.",
        )


def _hand_over(stream: IO[bytes], tasks: SimpleQueue[Task | None]) -> None:
    """Send tasks, then that there are no more."""
    # Where it has died, what it sent before that is fetched first, then the end is found.
    with suppress(OSError), stream:
        while task := tasks.get():
            send(stream, task)
        send(stream, None)


def _out_of_memory(task: Task) -> SourceUnreadable:
    return SourceUnreadable(
        f"La mémoire n’a pas suffi pour lire {task.name} ; rien n’a été publié.", "Couper ce fichier, ou le retirer."
    )
