"""What is saved comes back; what must not be is refused."""

import sqlite3
from dataclasses import fields, replace
from datetime import date

import pytest
from conftest_store import BASIS, WHO

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import FilledForm, Idea, Office, Producer, State, Verdict
from ocop_desktop.store import answers, database, history, ideas, offices, producers, products
from ocop_desktop.store import settings
