"""A form as an Excel workbook: written as the template, read back with every fault at its cell."""
