"""The story of an account: one line for each thing that is done about it."""

from objectives.models import PersonStep, User


def record(
    person: User, act: PersonStep.Act, *, by: User | None, detail: str = ""
) -> None:
    """Add a line to the person's story; who came, from where and when are kept."""
    PersonStep.objects.create(person=person, act=act, by=by, detail=detail)


def locked(person: User) -> User:
    """Return the person as stored, kept from other writers until the transaction ends."""
    return User.objects.select_for_update().get(pk=person.pk)
