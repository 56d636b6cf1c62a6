"""People's accounts: who may touch whose, and what is done about them."""
