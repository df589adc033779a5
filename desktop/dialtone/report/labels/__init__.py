"""Labels on paper: sheets and tapes as data, codes as vectors, pages as PDF, and tables for the programs of tape printers."""
