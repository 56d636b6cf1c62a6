"""An app of the tests: a migration of data over every monthly record, to be killed."""
