"""The parts of the main window around the page: header, rail, banners, status bar, palette, shortcuts."""
