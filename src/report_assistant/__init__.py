"""A conversation that ends in a Word document: 政府信息公开工作年度报告."""

from datetime import date

__version__ = "0.2.0"
RELEASED = date(2026, 11, 30)
"""No day on which this version is in use is earlier: a clock that shows one is wrong."""
