"""The dossier file: SQLite, journal, backup, lock; and its JSON text form."""
