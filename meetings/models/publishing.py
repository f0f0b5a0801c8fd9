"""The public version of minutes in the making, what was decided in it, and how it was published. [N §8, 省令 34②]"""

from django.db import models
from django.db.models import Q

from meetings.enums import PublicationWay, PublicTextState
from meetings.models.material import Material
from meetings.models.meeting import Participation
from meetings.models.public_words import PlaceDecision, PublicWords, ToldWay
from operators.enums import Role
from operators.models import User
from publication.models import PublicRecord


class PublicTextQuerySet(models.QuerySet["PublicText"]):
    """Public versions, as somebody may see them while they are made."""

    def visible_to(self, user: User) -> "PublicTextQuerySet":
        """The office's own; the ward and the public read what was published."""
        if user.role != Role.OPERATOR:
            return self.none()
        return self.filter(participation__in=Participation.objects.visible_to(user).bound())


class PublicText(PublicWords):
    """One office's minutes in the words the public may read. ``record`` is the frozen copy that it reads."""

    participation = models.OneToOneField(Participation, models.PROTECT, related_name="public_text")
    record = models.OneToOneField(
        PublicRecord, models.PROTECT, related_name="public_text", null=True, blank=True
    )

    objects = PublicTextQuerySet.as_manager()

    class Meta:
        verbose_name = "公表用の文"
        ordering = ["participation", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PublicTextState.READY, confirmed_at__isnull=False)
                | ~Q(state=PublicTextState.READY) & Q(confirmed_at=None),
                name="public_text_that_is_ready_was_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="who_confirmed_a_public_text_did_it_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}"


class IdentifierDecision(PlaceDecision):
    """A decision on a place of minutes."""

    public_text = models.ForeignKey(PublicText, models.CASCADE, related_name="decisions")

    class Meta:
        verbose_name = "個人の特定についての判断"
        ordering = ["public_text", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.public_text_id}: {self.kind}"


class PublicImage(models.Model):
    """An uploaded picture that goes with the public version, with what is to be seen on it."""

    public_text = models.ForeignKey(PublicText, models.CASCADE, related_name="images")
    material = models.ForeignKey(Material, models.PROTECT, related_name="public_images")
    alt = models.CharField("画像の説明", max_length=300)

    class Meta:
        verbose_name = "公表する画像"
        ordering = ["public_text", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["public_text", "material"], name="picture_is_published_once"),
            models.CheckConstraint(condition=~Q(alt=""), name="picture_to_publish_is_described"),
        ]

    def __str__(self) -> str:
        return f"{self.material_id}"


class PublishedWay(ToldWay):
    """One way in which an office made its record public. [N §8]"""

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="published_ways")

    class Meta:
        verbose_name = "公表の方法"
        ordering = ["participation", "done_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "way"], name="way_of_publishing_is_told_once"),
            models.CheckConstraint(
                condition=~Q(way=PublicationWay.SITE) | ~Q(url=""), name="own_site_has_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}: {self.way}"
