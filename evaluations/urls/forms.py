"""The editions of the forms, and what the offices of a ward answered."""

from django.urls import path

from evaluations.views import answers, forms_acts, forms_edition, forms_import, forms_list

FORMS = "ward/evaluations/forms/"
ONE = f"{FORMS}<int:pk>/"
ANSWERS = "ward/evaluations/answers"
SHIPPED = f"{FORMS}shipped/<str:service>/"

urlpatterns = [
    path(FORMS, forms_list.ward_forms, name="ward_forms"),
    path(ONE, forms_edition.ward_form, name="ward_form"),
    path(f"{ONE}use/", forms_acts.ward_form_use, name="ward_form_use"),
    path(f"{ONE}discard/", forms_acts.ward_form_discard, name="ward_form_discard"),
    path(SHIPPED, forms_edition.ward_form_shipped, name="ward_form_shipped"),
    path(f"{FORMS}import/<str:service>/", forms_import.ward_form_import, name="ward_form_import"),
    path(f"{FORMS}template/<str:service>.xlsx", forms_import.ward_form_template, name="ward_form_template"),
    path(f"{SHIPPED}use/", forms_acts.ward_form_shipped_use, name="ward_form_shipped_use"),
    path(f"{ANSWERS}/", answers.ward_evaluation_answers, name="ward_evaluation_answers"),
    path(f"{ANSWERS}.csv", answers.ward_evaluation_answers_csv, name="ward_evaluation_answers_csv"),
    path(f"{ANSWERS}.xlsx", answers.ward_evaluation_answers_xlsx, name="ward_evaluation_answers_xlsx"),
]
