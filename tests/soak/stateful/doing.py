"""One act of the model, done to the product: whole or not at all."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from indicators.actions import ConflictError
from tests.soak.stateful import product, product_plan


def do(act: str, *args: Any, **kwargs: Any) -> str:
    """Do what the model calls so, and say how it ended."""
    room = product if hasattr(product, act) else product_plan
    return attempt(partial(getattr(room, act), *args, **kwargs))


def attempt(do: Callable[[], None]) -> str:
    """Do something whole or not at all, and say how it ended."""
    endings = {
        PermissionDenied: "forbidden",
        ConflictError: "conflict",
        product.OvertakenError: "conflict",
        ValidationError: "refused",
        product.RefusedError: "refused",
        IntegrityError: "impossible",
        ProtectedError: "impossible",
    }
    try:
        with transaction.atomic():
            do()
    except tuple(endings) as refusal:
        return next(said for kind, said in endings.items() if isinstance(refusal, kind))
    return "done"
