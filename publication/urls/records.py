"""Addresses of the public side: one record, its files, one office. Strange characters match nothing: 404."""

from django.urls import re_path

from publication.views import files, offices, records

KEY = r"(?P<key>[0-9a-z]{1,16})"
FILE = r"files/(?P<file_key>[0-9a-z]{1,16})/"
OFFICE = r"(?P<number>[0-9A-Z]{10})/(?P<code>[0-9]{2,3})"

urlpatterns = [
    re_path(rf"^minutes/{KEY}/$", records.public_minutes, name="public_minutes"),
    re_path(rf"^minutes/{KEY}/minutes\.pdf$", files.public_minutes_pdf, name="public_minutes_pdf"),
    re_path(rf"^minutes/{KEY}/{FILE}$", files.public_file, name="public_file"),
    re_path(rf"^evaluations/{KEY}/$", records.public_evaluation, name="public_evaluation"),
    re_path(
        rf"^evaluations/{KEY}/evaluation\.pdf$", files.public_evaluation_pdf, name="public_evaluation_pdf"
    ),
    re_path(rf"^evaluations/{KEY}/{FILE}$", files.public_evaluation_file, name="public_evaluation_file"),
    re_path(rf"^facilities/{OFFICE}/$", offices.public_office, name="public_office"),
]
