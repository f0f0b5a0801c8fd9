"""A form's definition: checked, compared with another edition, shown as a sheet. Pure where it can be."""
