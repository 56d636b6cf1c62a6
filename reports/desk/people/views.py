"""The people of the entity, and each one's page."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indicators.entry.door import frame, person as signed_in
from objectives.models import User
from objectives.people.accounts import may_change_email
from objectives.people.authority import roles_given_by
from reports.desk.people.door import find, people_room, seen_by
from reports.desk.people.telling import lines, story_of


@people_room
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the people, those who have not accepted first; `?q=` looks for some."""
    actor, words = signed_in(request), request.GET.get("q", "").strip()
    found = lines(matching(seen_by(actor), words), actor)
    context = {
        "lines": found,
        "waiting": [line for line in found if line.waiting],
        "q": words,
        "invites": bool(roles_given_by(actor)),
    }
    page = frame(request, "Personas", **context)
    return render(request, "admin/desk/people/home.html", page)


def matching(people: QuerySet[User], words: str) -> QuerySet[User]:
    """Leave the people in whose name, user name or e-mail every word is."""
    for word in words.split():
        people = people.filter(
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
        )
    return people


@people_room
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell everything about a person, with what may be done about them."""
    actor, found = signed_in(request), find(request, pk)
    story = story_of(found, actor)
    context = {
        "who": found,
        "story": story,
        "is_self": actor == found,
        "may_change_email": may_change_email(actor, found),
    }
    page = frame(request, str(found), **context)
    return render(request, "admin/desk/people/person.html", page)
