"""One of the processes that read and analyse: tasks come on its input, batches leave on its output.

Run by :mod:`search.pipeline.crew` as ``python -m search.pipeline.worker``. Two
threads keep the pipes moving, so that neither side waits for the other while it
could work; what is ready and not yet fetched is bounded.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from queue import Queue, SimpleQueue
from typing import IO, Any

from search.errors import ManchetteError
from search.pipeline.batches import Reader, analyse
from search.pipeline.collecting import few_collections
from search.pipeline.tasks import Task
from search.pipeline.wire import receive, send

_READY = 2


def main() -> None:
    """Work until there are no more tasks, then send what was learnt of words."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library may print is not for the pipe
    tasks: SimpleQueue[Task | None] = SimpleQueue()
    ready: Queue[Any] = Queue(_READY)
    threading.Thread(target=_fetch, args=(sys.stdin.buffer, tasks), daemon=True).start()
    sender = threading.Thread(target=_hand_over, args=(output, ready), daemon=True)
    sender.start()
    with few_collections():
        _work(tasks, ready)
    ready.put(None)
    sender.join()


def _work(tasks: SimpleQueue[Task | None], ready: Queue[Any]) -> None:
    reader = Reader()
    while task := tasks.get():
        try:
            for batch in analyse(task, reader):
                ready.put(batch)
        except (ManchetteError, MemoryError) as error:
            ready.put(error)
            break
    else:
        ready.put(reader.learnt())


def _fetch(stream: IO[bytes], tasks: SimpleQueue[Task | None]) -> None:
    try:
        while task := receive(stream):
            tasks.put(task)
        tasks.put(None)
    except EOFError:  # whoever started us has gone: nobody wants the rest
        os._exit(1)


def _hand_over(stream: IO[bytes], ready: Queue[Any]) -> None:
    try:
        while (value := ready.get()) is not None:
            send(stream, value)
    except OSError:
        os._exit(1)


if __name__ == "__main__":
    main()
