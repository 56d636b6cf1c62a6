"""Rendering apart: each PDF in a process of its own, with limits (docs/report.md).

`door` is what the product calls; `program` is what runs on the other side.
"""
