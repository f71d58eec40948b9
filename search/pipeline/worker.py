"""One of the processes that read and analyse: tasks come on its input, batches leave on its output.

Then errands come, and what came of them leaves. Run by :mod:`search.pipeline.crew`,
which ends it, as ``python -m search.pipeline.worker``. Two threads keep the pipes
moving, so that neither side waits for the other while it could work; what is ready
and not yet fetched is bounded.
"""

from __future__ import annotations

import os
import signal
import threading
from queue import Queue, SimpleQueue
from typing import IO, Any

from search.errors import ManchetteError
from search.pipeline.batches import Learnt, Reader, analyse
from search.pipeline.collecting import few_collections
from search.pipeline.wire import Readable, receive, send

_READY = 2


def main() -> None:
    """Work until nobody wants anything more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library may print is not for the pipe
    tasks: SimpleQueue[Any] = SimpleQueue()
    ready: Queue[Any] = Queue(_READY)
    threading.Thread(target=_fetch, args=(os.fdopen(0, "rb", 0), tasks), daemon=True).start()
    sender = threading.Thread(target=_hand_over, args=(output, ready), daemon=True)
    sender.start()
    with few_collections():
        _work(tasks, ready)
    ready.put(None)
    sender.join()


def _work(tasks: SimpleQueue[Any], ready: Queue[Any]) -> None:
    try:
        ready.put(_read(tasks, ready))
        while True:
            ready.put(tasks.get()())
    except (ManchetteError, MemoryError, OSError) as error:
        ready.put(error)


def _read(tasks: SimpleQueue[Any], ready: Queue[Any]) -> Learnt:
    """Work until there are no more tasks; give what was learnt of words."""
    reader = Reader()
    while task := tasks.get():
        for batch in analyse(task, reader):
            ready.put(batch)
    return reader.learnt()


def _fetch(stream: Readable, tasks: SimpleQueue[Any]) -> None:
    try:
        while True:
            tasks.put(receive(stream))
    except EOFError:  # whoever started us has gone: nobody wants the rest
        os._exit(1)


def _hand_over(stream: IO[bytes], ready: Queue[Any]) -> None:
    try:
        while (value := ready.get()) is not None:
            send(stream, value)
            del value  # what was learnt is large, and what comes next may be long in coming
    except OSError:
        os._exit(1)


if __name__ == "__main__":
    main()
