"""The links themselves: taken back, or given anew. Telling the member is the caller's next act."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction

from meetings.models import Reply
from meetings.services.replies import locked_reply, remember
from operators.models import User


@transaction.atomic
def revoke(*, reply: Reply, by: User, at: datetime) -> Reply:
    """Make the member's link void; the answer given so far stays. A void link stays as it is."""
    locked = locked_reply(reply)
    if locked.revoked_at is None:
        locked.revoked_at = at
        locked.save(update_fields=["revoked_at"])
        remember(locked, "回答リンクの無効化", {}, by=by, at=at)
    return locked


@transaction.atomic
def renew_link(*, reply: Reply, by: User, at: datetime) -> Reply:
    """Give the member a new link; every older one is void."""
    locked = locked_reply(reply)
    locked.nonce = token_urlsafe(12)
    locked.revoked_at = None
    locked.save(update_fields=["nonce", "revoked_at"])
    remember(locked, "回答リンクの再発行", {}, by=by, at=at)
    return locked
