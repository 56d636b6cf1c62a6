"""What a text reads as, remembered: a frozen one is read on every page that shows it.

By the digest of the text itself, so that another revision, or another database, is
another text. Who may read it was decided before anybody asks here.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


def digest(text: str) -> str:
    """Return the SHA-256 of a text, as it is stored beside what was frozen."""
    return hashlib.sha256(text.encode()).hexdigest()


class Kept(Generic[T]):
    """A reader that remembers the last texts that it read, `most` characters in all.

    What it returns is shared by everybody who asks: it must be immutable.
    """

    def __init__(self, read: Callable[[str], T], most: int) -> None:
        self._read, self._most = read, most
        self._found: OrderedDict[str, tuple[T, int]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, text: str) -> T:
        """Read a text, or return what it read as."""
        name = digest(text)
        with self._lock:
            if name in self._found:
                self._found.move_to_end(name)
                return self._found[name][0]
        found = self._read(text)
        with self._lock:
            self._found[name] = (found, len(text))
            self._make_room()
        return found

    def known(self) -> dict[str, T]:
        """Return what is remembered now, by the digest of its text."""
        with self._lock:
            return {name: found for name, (found, _) in self._found.items()}

    def used(self, name: str) -> None:
        """Count what is remembered by that digest as asked for now."""
        with self._lock:
            if name in self._found:
                self._found.move_to_end(name)

    def _make_room(self) -> None:
        """Forget what was asked for longest ago, until the rest fits."""
        while sum(size for _, size in self._found.values()) > self._most:
            self._found.popitem(last=False)
