"""Change control: how what an approved year locks is changed, and what is left of it.

`places` names a locked figure, `values` reads and writes it, `window` opens the locks
under an approved change and records what it did, `drafts` prepares, `amending` is what
doors call.
"""
