"""Trains several models at once, each in a process of its own: what one process does, none beside it can change."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

# Whose files a model is trained on or measured beside.
NEEDS: Mapping[str, Sequence[str]] = {
    "text-embedding": ("text-toxicity",),
    "fusion": ("text-toxicity", "text-multilingual", "image-overlay", "account-risk"),
    "known-scam-texts": ("text-embedding",),
    "known-scam-pictures": ("image-embedding",),
}


class Schedule:
    """Which of the models come next, those before others that need them."""

    def __init__(self, names: Sequence[str], needs: Mapping[str, Sequence[str]] = NEEDS) -> None:
        self._waiting, self._needs = list(names), needs
        self._open = set(names)

    def next(self) -> str | None:
        """A model that nothing is missing for, taken out; none if all have begun or have to wait."""
        for name in self._waiting:
            if not self._open.intersection(self._needs.get(name, ())):
                self._waiting.remove(name)
                return name
        return None

    def done(self, name: str) -> None:
        self._open.remove(name)

    def left(self) -> list[str]:
        return list(self._waiting)


class Processes:
    """Runs a command for each model; shows what they print, each line under the name of its model."""

    def __init__(self, command: Callable[[str], Sequence[str]]) -> None:
        self._command = command
        self._running: list[subprocess.Popen[str]] = []
        self._ended = False

    def run(self, name: str) -> int:
        """The exit status."""
        with subprocess.Popen(
            self._command(name), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        ) as process:
            self._running.append(process)
            if self._ended:
                process.terminate()
            for line in process.stdout or ():
                said = line.rstrip()
                print(said if said.startswith(f"{name}:") else f"{name}: {said}", flush=True)
        return process.returncode

    def end(self, patience: float = 10.0) -> None:
        """Ends those that run, and each that is about to begin; by force if one is still there after so many seconds."""
        self._ended = True
        for process in self._running:
            process.terminate()
        for process in self._running:
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                process.kill()


def train(names: Sequence[str], jobs: int, command: Callable[[str], Sequence[str]]) -> list[str]:
    """Runs the command for each model, so many at once. After one that fails none begins; gives those that were not trained."""
    schedule, processes = Schedule(names), Processes(command)
    name_by_future: dict[Future[int], str] = {}
    failed: list[str] = []
    with ThreadPoolExecutor(jobs) as pool:
        try:
            while True:
                while not failed and len(name_by_future) < jobs and (name := schedule.next()):
                    name_by_future[pool.submit(processes.run, name)] = name
                if not name_by_future:
                    return failed + schedule.left()
                for ended in wait(name_by_future, return_when=FIRST_COMPLETED).done:
                    name = name_by_future.pop(ended)
                    schedule.done(name)
                    if ended.result():
                        failed.append(name)
        except BaseException:
            processes.end()
            raise
