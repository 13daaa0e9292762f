"""Which models are trained at once, and what a failure leaves."""

import contextlib
import io
import signal
import sys
import time
import unittest
from concurrent.futures import ThreadPoolExecutor

import schedule
from main import MODULE_BY_MODEL


def _says(exit_status: int) -> list[str]:
    return [sys.executable, "-c", f"import sys; print('trained'); sys.exit({exit_status})"]


class ScheduleTest(unittest.TestCase):
    def test_those_that_others_need_come_first(self) -> None:
        plan = schedule.Schedule(["bank", "encoder", "tree"], {"bank": ["encoder"]})
        self.assertEqual([plan.next(), plan.next(), plan.next()], ["encoder", "tree", None])
        plan.done("tree")
        self.assertIsNone(plan.next())
        plan.done("encoder")
        self.assertEqual(plan.next(), "bank")
        self.assertEqual(plan.left(), [])

    def test_what_is_not_to_be_trained_is_not_waited_for(self) -> None:
        self.assertEqual(schedule.Schedule(["bank"], {"bank": ["encoder"]}).next(), "bank")

    def test_needs_name_models_that_come_earlier_one_by_one(self) -> None:
        order = list(MODULE_BY_MODEL)
        for name, needed in schedule.NEEDS.items():
            for one in needed:
                self.assertLess(order.index(one), order.index(name))

    def test_after_a_failure_none_begins(self) -> None:
        self.assertEqual(schedule.train(["a", "b", "c"], 1, lambda name: _says(int(name == "b"))), ["b", "c"])

    def test_what_begins_once_all_are_ended_ends_too(self) -> None:
        processes = schedule.Processes(lambda _: [sys.executable, "-c", "import time; time.sleep(600)"])
        processes.end()
        self.assertNotEqual(processes.run("a"), 0)

    def test_one_that_will_not_end_is_ended(self) -> None:
        stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(600)"
        processes = schedule.Processes(lambda _: [sys.executable, "-c", stubborn])
        said = io.StringIO()
        with contextlib.redirect_stdout(said), ThreadPoolExecutor(1) as pool:
            running = pool.submit(processes.run, "a")
            while "ready" not in said.getvalue():
                time.sleep(0.01)
            processes.end(patience=0.1)
            self.assertEqual(running.result(), -signal.SIGKILL)

    def test_all_are_trained(self) -> None:
        self.assertEqual(schedule.train(list(MODULE_BY_MODEL), 3, lambda _: _says(0)), [])


if __name__ == "__main__":
    unittest.main()
