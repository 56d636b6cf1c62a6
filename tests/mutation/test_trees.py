"""Decorators written as calls: the same program, in which mutmut sees every function."""

from tests.mutation.trees import undecorated

CODE = '''
def doubled(function):
    return lambda number: 2 * function(number)


def plus(more):
    return lambda function: lambda number: function(number) + more


@plus(1)
@doubled
def first(number):
    """Say something."""
    return number


class Box:
    @property
    def size(self):
        return self._size

    @size.setter
    def size(self, value):
        self._size = value

    @property
    def half(self):
        return self.size / 2

    @staticmethod
    def name():
        return "box"
'''


def told(code):
    """Run a program and say what it does."""
    names = {}
    exec(code, names)
    box = names["Box"]()
    box.size = 4
    return names["first"](5), box.size, box.half, box.name()


def test_the_program_stays_the_same_and_its_decorators_come_down():
    changed = undecorated(CODE)

    assert told(changed) == told(CODE) == (11, 4, 2, "box")
    assert "first = plus(1)(doubled(first))" in changed
    assert "    half = property(half)" in changed
    assert [line for line in changed.splitlines() if "@" in line] == [
        "    @size.setter",
        "    @staticmethod",
    ]
