"""How do several processes read and analyse, and come out in order?

Each process has tasks waiting; this one, which writes as well, does another where the
batch whose turn it is has not come. Batches come in the order of the tasks: what is
written does not depend on how many processes there are, nor on how quick. The others are started as programs of their
own, never forked: this process may have threads (a progress bar, an engine), which a
fork would copy in any state; and nothing is asked of whoever's script this is, where
``multiprocessing`` would import it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from io import BufferedReader
from itertools import chain, islice
from typing import Any, NamedTuple, Self, TypeVar

if sys.platform != "win32":
    from select import POLLIN, poll

from search.errors import SourceUnreadable
from search.pipeline.batches import Batch, Learnt, Reader, analyse
from search.pipeline.tasks import Task
from search.pipeline.wire import receive, send

_AHEAD = 3  # tasks that wait at each other process, so that it never waits for one
_KEPT = 16
"""Tasks begun by this process before their turn, while it would wait: for one that is still starting, above all."""
_FEW = 2  # batches of such a task that are made then: most have no more, but an archive may have any number

_Result = TypeVar("_Result")


class Crew:
    """Some processes, of which this is one; the others stay from the first task to the end of the ``with``."""

    def __init__(self) -> None:
        self._reader = Reader()
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
        turns = deque[There | Begun]()
        while True:
            while (other := self._unoccupied()) and (task := next(coming, None)):
                other.give(task)
                turns.append(other)
            if turns and (turns[0].ready() or len(turns) == len(self._others) * _AHEAD + _KEPT):
                yield from turns.popleft().batches()
            elif not (task := next(coming, None)):
                break
            elif turns:
                made = self._here(task)
                turns.append(Begun([*islice(made, _FEW)], made))
            else:
                yield from self._here(task)
        while turns:
            yield from turns.popleft().batches()

    def learnt(self) -> Learnt:
        """Give what all have learnt of words, once all batches are out."""
        learnt, self._reader = self._reader.learnt(), Reader()  # what it remembers of words is large
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

    def _unoccupied(self) -> There | None:
        """Give the process where the fewest tasks wait, if it can take one more."""
        other = min(self._others, key=There.waiting, default=None)
        return other if other and other.waiting() < _AHEAD else None

    def _here(self, task: Task) -> Iterator[Batch]:
        try:
            yield from analyse(task, self._reader)
        except MemoryError as error:
            raise _out_of_memory(task) from error

    def _ended(self, tasks: Iterable[Task]) -> Generator[Task, None, None]:
        """Give the tasks, and tell the others at once that there are no more."""
        yield from tasks
        for other in self._others:
            other.end()


class Begun(NamedTuple):
    """What comes out of a task that this process has begun before its turn: what is made already, and the rest."""

    made: list[Batch]
    rest: Iterator[Batch]

    def ready(self) -> bool:
        """Tell whether there is nothing to wait for."""
        return True

    def batches(self) -> Iterator[Batch]:
        """Give it."""
        return chain(self.made, self.rest)


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
        assert isinstance(self._process.stdout, BufferedReader)
        self._input, self._output = self._process.stdin, self._process.stdout.raw  # without a buffer, a poll sees all
        self._come = poll() if sys.platform != "win32" else None
        if self._come:
            self._come.register(self._output, POLLIN)
        self._tasks: deque[Task] = deque()
        # A task is more than a pipe holds: sent by a thread, it waits for no process that is still starting, or busy.
        self._sending = ThreadPoolExecutor(1)

    def give(self, task: Task) -> None:
        """Add a task to those that wait."""
        self._tasks.append(task)
        self.send(task)

    def waiting(self) -> int:
        """Give the number of tasks whose batches have not been fetched."""
        return len(self._tasks)

    def ready(self) -> bool:
        """Tell whether something comes out of the oldest task; where a pipe cannot be asked, say that it does."""
        return not self._come or bool(self._come.poll(0))

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
