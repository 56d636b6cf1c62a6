"""What the desk's front page says, asked as a test needs it."""

from tests.builders import an_indicator, program

HOME = "/admin/mesa/"


def state(client, query=""):
    return client.get(HOME + query).context["state"]


def tasks(client):
    return [
        (task.style, task.text, task.address)
        for task in client.get(HOME).context["todo"]
    ]


def owing(key, **changes):
    """Make an indicator that owes June."""
    indicator = an_indicator(key, **changes)
    program(indicator, "100", {6: "60", 12: "100"})
    return indicator
