"""The cabling record's ways in and out: patch lists, cable testers' files, other programs' formats, drawings of floors."""
