"""How do several processes read and analyse, and come out in order?

Tasks are dealt in turn, this process taking its part, which is smaller since it
writes too, and their batches fetched in the same turn: what is written does not
depend on how many processes there are. The others are started as programs of their
own, never forked: this process may have threads (a progress bar, an engine), which a
fork would copy in any state; and nothing is asked of whoever's script this is, where
``multiprocessing`` would import it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from itertools import cycle, islice
from typing import Any, Self, TypeVar

from search.errors import SourceUnreadable
from search.pipeline.batches import Batch, Learnt, Reader, analyse
from search.pipeline.tasks import Task
from search.pipeline.wire import receive, send

_AHEAD = 4  # tasks dealt for each process, so that it never waits for one
_ROUND = 6
"""Tasks of each other process while this one takes one less for each of them: it writes too, by one profile a fifth."""

_Result = TypeVar("_Result")


class Crew:
    """Some processes, of which this is one; the others stay from the first task to the end of the ``with``."""

    def __init__(self) -> None:
        self._here = Here()
        self._others: list[There] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def analysed(self, tasks: Iterable[Task], jobs: int) -> Iterator[Batch]:
        """Read and analyse in so many processes; the batches come in the order of the tasks.

        Raises SourceUnreadable, naming the file, where a process dies.
        """
        self._others = [self._stack.enter_context(There()) for _ in range(jobs - 1)]
        coming = self._stack.enter_context(closing(self._ended(tasks)))
        hands: list[Here | There] = [self._here, *self._others]
        turns, dealt = cycle(_round(hands)), deque[Here | There]()
        for hand, task in zip(turns, islice(coming, jobs * _AHEAD), strict=False):
            hand.give(task)
            dealt.append(hand)
        while dealt:
            hand = dealt.popleft()
            yield from hand.batches()
            for hand, task in zip(turns, islice(coming, 1), strict=False):
                hand.give(task)
                dealt.append(hand)

    def learnt(self) -> Learnt:
        """Give what all have learnt of words, once all batches are out."""
        learnt = self._here.learnt()
        for other in self._others:
            learnt.add(other.answer())
        return learnt

    def aside(self, errand: Callable[[], _Result]) -> Callable[[], _Result] | None:
        """Have another process do something once all batches are out; give what waits for it, or nothing where none is.

        To be waited for after :meth:`learnt`, which that process gives before.
        """
        if not self._others:
            return None
        other = self._others[-1]
        other.send(errand)
        return other.answer

    def _ended(self, tasks: Iterable[Task]) -> Generator[Task, None, None]:
        """Give the tasks, and tell the others at once that there are no more."""
        yield from tasks
        for other in self._others:
            other.end()


def _round(hands: Sequence[Here | There]) -> Iterator[Here | There]:
    """Give the hands as often as they take a task in one round; this process, which is the first, at even distances."""
    here, *others = hands
    part = max(0, _ROUND - len(hands)) if others else _ROUND
    for turn in range(_ROUND):
        yield from others
        if (turn + 1) * part // _ROUND > turn * part // _ROUND:
            yield here


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

    def learnt(self) -> Learnt:
        """Give what was learnt of words."""
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
        self._input, self._output = self._process.stdin, self._process.stdout
        self._tasks: deque[Task] = deque()
        # A task is more than a pipe holds: sent by a thread, it waits for no process that is still starting, or busy.
        self._sending = ThreadPoolExecutor(1)

    def give(self, task: Task) -> None:
        """Add a task to those that wait."""
        self._tasks.append(task)
        self.send(task)

    def batches(self) -> Iterator[Batch]:
        """Fetch what comes out of the oldest task."""
        last = False
        while not last:
            batch: Batch = self.answer()
            yield batch
            last = batch.last
        self._tasks.popleft()

    def end(self) -> None:
        """Say that there are no more tasks; what it learnt of words is its next answer."""
        self.send(None)

    def send(self, value: Task | Callable[[], object] | None) -> None:
        """Send a task, the end of the tasks, then errands; each is answered in its turn."""
        self._sending.submit(self._send, value)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._output.close()
        self._sending.shutdown(cancel_futures=True)
        with suppress(OSError):  # what was still to be sent has nowhere to go
            self._input.close()

    def _send(self, value: Task | Callable[[], object] | None) -> None:
        try:
            send(self._input, value)
        except (OSError, MemoryError):  # what it sent before that is fetched first, then its end is found
            self._process.kill()

    def answer(self) -> Any:
        """Wait for what it sends next. Raises what it raised, SourceUnreadable where it has died."""
        try:
            value = receive(self._output)
        except EOFError:
            raise self._death() from None
        if isinstance(value, MemoryError) and self._tasks:
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


def _out_of_memory(task: Task) -> SourceUnreadable:
    return SourceUnreadable(
        f"La mémoire n’a pas suffi pour lire {task.name} ; rien n’a été publié.", "Couper ce fichier, ou le retirer."
    )
