"""What SQLite asks of the disk, in order: each write, each cut, each sync.

A VFS of ours stands between SQLite and its own: it passes everything on and notes it.
No compiler and no tracer is needed, and whoever opens a database in this process, Django
too, goes through it. Shared memory (-shm) is not noted: a power cut leaves none.
"""

import ctypes
from dataclasses import dataclass
from typing import Any

OK = 0
_POINTER, _INT, _INT64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64


@dataclass(frozen=True, slots=True)
class Step:
    """A write (`data`), a cut to a size (`size`), a sync (neither), or a deletion.

    `path` "" marks what people were told until here: `size` says which save it was.
    """

    path: str
    offset: int = 0
    data: bytes | None = None
    size: int | None = None
    deleted: bool = False


# The first fields of SQLite's own structures (sqlite3.h), as far as they are needed.
class _Methods(ctypes.Structure):
    _fields_ = [
        ("iVersion", _INT),
        ("xClose", _POINTER),
        ("xRead", _POINTER),
        ("xWrite", _POINTER),
        ("xTruncate", _POINTER),
        ("xSync", _POINTER),
        ("others", _POINTER * 13),
    ]


class _File(ctypes.Structure):
    _fields_ = [("methods", ctypes.POINTER(_Methods))]


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("iVersion", _INT),
        ("szOsFile", _INT),
        ("mxPathname", _INT),
        ("next", _POINTER),
        ("zName", ctypes.c_char_p),
        ("pAppData", _POINTER),
        ("xOpen", _POINTER),
        ("xDelete", _POINTER),
        ("others", _POINTER * 14),
    ]


# The name goes on as the address that came: SQLite keeps it as long as the file is open.
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, ctypes.POINTER(_INT))
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, ctypes.c_char_p, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _INT64)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _INT64)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


_installed: list["DiskLog"] = []  # SQLite calls it as long as the process lives


class DiskLog:
    """Notes every step from `install` on. One for a process."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._paths: dict[int, str] = {}
        self._patched: dict[int, _Methods] = {}
        self._kept: list[Any] = []  # what C calls must not be collected

    def acknowledge(self, number: int) -> None:
        """Note that somebody was told that a save is kept."""
        self.steps.append(Step("", size=number))

    def install(self) -> None:
        """Stand before SQLite's own VFS for every database opened from now on."""
        library = ctypes.CDLL("libsqlite3.so.0")
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        own = library.sqlite3_vfs_find(None)
        ours = _Vfs.from_buffer_copy(own.contents)
        ours.zName = b"noted"
        self._library, self._own = library, own
        self._own_open, self._own_delete = (
            _OPEN(own.contents.xOpen),
            _DELETE(own.contents.xDelete),
        )
        ours.xOpen = self._keep(_OPEN(self._open))
        ours.xDelete = self._keep(_DELETE(self._delete))
        self._kept.append(ours)
        if library.sqlite3_vfs_register(ctypes.byref(ours), 1) != OK:
            raise RuntimeError("SQLite did not take the VFS.")
        _installed.append(self)

    def _keep(self, function: Any) -> int | None:
        self._kept.append(function)
        return ctypes.cast(function, _POINTER).value

    def _open(
        self, vfs: int, name: int | None, file: int, flags: int, told: Any
    ) -> int:
        own = ctypes.cast(self._own, _POINTER)
        answer = int(self._own_open(own, name, file, flags, told))
        opened = ctypes.cast(file, ctypes.POINTER(_File)).contents
        if answer == OK and name and opened.methods:
            self._paths[file] = ctypes.string_at(name).decode()
            opened.methods = ctypes.pointer(self._patch(opened.methods))
        return answer

    def _delete(self, vfs: int, name: bytes, sync: int) -> int:
        self.steps.append(Step(name.decode(), deleted=True))
        own = ctypes.cast(self._own, _POINTER)
        return int(self._own_delete(own, name, sync))

    def _patch(self, methods: Any) -> _Methods:
        """Return the methods of a file with ours before those that change the disk."""
        address = ctypes.cast(methods, _POINTER).value or 0
        if address in self._patched:
            return self._patched[address]
        own = methods.contents
        ours = _Methods.from_buffer_copy(own)
        write, truncate = _WRITE(own.xWrite), _TRUNCATE(own.xTruncate)
        sync = _SYNC(own.xSync)

        def noted_write(file: int, data: int, size: int, offset: int) -> int:
            content = ctypes.string_at(data, size)
            self.steps.append(Step(self._paths[file], offset, content))
            return int(write(file, data, size, offset))

        def noted_truncate(file: int, size: int) -> int:
            self.steps.append(Step(self._paths[file], size=size))
            return int(truncate(file, size))

        def noted_sync(file: int, flags: int) -> int:
            answer = int(sync(file, flags))
            self.steps.append(Step(self._paths[file]))
            return answer

        ours.xWrite = self._keep(_WRITE(noted_write))
        ours.xTruncate = self._keep(_TRUNCATE(noted_truncate))
        ours.xSync = self._keep(_SYNC(noted_sync))
        self._patched[address] = ours
        return ours
