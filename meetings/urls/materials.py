"""Uploaded files of meetings."""

from django.urls import URLPattern, path

from meetings.views import material_files, materials, materials_mending

urlpatterns: list[URLPattern] = [
    path(
        "office/meetings/<int:meeting_id>/materials/", materials.meeting_materials, name="meeting_materials"
    ),
    path("office/materials/<int:pk>/", material_files.material_file, name="material_file"),
    path("office/materials/<int:pk>/edit/", materials_mending.material_edit, name="material_edit"),
    path("ward/materials/<int:pk>/", material_files.ward_material_file, name="ward_material_file"),
]
