"""Dialogs: opened with open(), answered by a signal or callable; never exec()."""
