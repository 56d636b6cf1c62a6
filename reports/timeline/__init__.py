"""How the plan moved: the months and cut-offs of the year, the years of the period."""
