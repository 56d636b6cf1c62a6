"""What somebody does who goes on working, for tests in which time passes."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone


def stay(client: Client, minutes: int) -> None:
    """Look at a page often enough for the session to live on until then."""
    begun = timezone.now()
    for passed in range(25, minutes, 25):  # a session ends after 30 minutes without use
        with time_machine.travel(begun + timedelta(minutes=passed)):
            assert client.get("/cuenta/").status_code == 200
