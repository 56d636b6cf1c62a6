"""A process in which Django is set up before a module of this package is imported."""

import logging
import sys
from importlib import import_module

import django
from django.test.utils import setup_test_environment

if __name__ == "__main__":
    django.setup()
    logging.disable(logging.CRITICAL)  # a line for each visit
    setup_test_environment()  # the client sees the context of what it asks
    import_module(f"benchmarks.scale.{sys.argv[1]}").main(*sys.argv[2:])
