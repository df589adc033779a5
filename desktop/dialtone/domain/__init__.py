"""Pure values and rules: no clock, no input or output, no translation."""
