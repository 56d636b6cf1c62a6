"""The Planning Office's desk: a whole year of the plan run from one place."""
