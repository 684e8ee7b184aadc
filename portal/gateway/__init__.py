"""The e-mail gateway: takes the site's forms, loses none, sends them to the office's mailbox, keeps its ledger.

A program of its own under this roof: it knows the forms, the calendar and its settings, and no stage of the build.
"""
