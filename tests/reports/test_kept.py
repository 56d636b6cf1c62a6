"""What a text reads as is remembered by the text itself, and only so much of it."""

from reports.kept import Kept


class Reader:
    """Reads a text as its length, and remembers what it was asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, text):
        self.asked.append(text)
        return len(text)


def test_the_same_text_is_read_once():
    reader = Reader()
    kept = Kept(reader, most=100)

    assert [kept("uno"), kept("uno"), kept("seis")] == [3, 3, 4]
    assert reader.asked == ["uno", "seis"]


def test_another_text_of_the_same_length_is_another():
    kept = Kept(str.upper, most=100)

    assert [kept("uno"), kept("dos")] == ["UNO", "DOS"]


def test_what_was_asked_for_longest_ago_makes_room():
    reader = Reader()
    kept = Kept(reader, most=8)

    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        kept(text)

    assert reader.asked == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_what_is_larger_than_all_the_room_is_read_each_time():
    reader = Reader()
    kept = Kept(reader, most=3)

    assert [kept("cuatro"), kept("cuatro")] == [6, 6]
    assert reader.asked == ["cuatro", "cuatro"]
