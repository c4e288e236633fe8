import threading
import time

import pytest

from explorer.memory import Memory


def test_what_was_made_once_is_not_made_again() -> None:
    memory: Memory[list[int]] = Memory(room=10, weigh=len)
    first = memory.get("a", lambda: [1])

    assert memory.get("a", lambda: [2]) is first


def test_the_least_recently_used_goes_first() -> None:
    memory: Memory[list[int]] = Memory(room=4, weigh=len)
    memory.get("a", lambda: [1, 1])
    memory.get("b", lambda: [2, 2])
    memory.get("a", lambda: [])
    memory.get("c", lambda: [3, 3])

    assert memory.get("a", lambda: [9]) == [1, 1]
    assert memory.get("b", lambda: [9]) == [9]


def test_what_is_larger_than_the_room_is_not_kept() -> None:
    memory: Memory[list[int]] = Memory(room=2, weigh=len)

    assert memory.get("a", lambda: [1, 1, 1]) == [1, 1, 1]
    assert len(memory) == 0


def test_threads_that_ask_together_wait_for_one_to_make_it() -> None:
    memory: Memory[list[int]] = Memory(room=4, weigh=len)
    made: list[int] = []

    def make() -> list[int]:
        time.sleep(0.05)
        made.append(1)
        return [1]

    threads = [threading.Thread(target=lambda: memory.get("a", make)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [1]


def test_what_could_not_be_made_is_tried_again() -> None:
    memory: Memory[list[int]] = Memory(room=4, weigh=len)

    with pytest.raises(ZeroDivisionError):
        memory.get("a", lambda: [1 // 0])

    assert memory.get("a", lambda: [2]) == [2]


def test_cleared_is_forgotten() -> None:
    memory: Memory[list[int]] = Memory(room=4, weigh=len)
    memory.get("a", lambda: [1])
    memory.clear()

    assert memory.get("a", lambda: [2]) == [2]
