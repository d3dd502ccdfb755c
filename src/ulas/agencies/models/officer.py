"""Officers (the user model) and the posts that they hold."""

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from ulas.agencies.models.agency import Agency, Division
from ulas.sop.terms import COORDINATOR_ROLES, Role


class OfficerManager(BaseUserManager["Officer"]):
    """Makes officers; the only place that hashes a first password."""

    def create_user(self, username: str, password: str | None = None, **rest: Any) -> "Officer":
        """Make an officer; without a password the account cannot sign in until it sets one."""
        officer = self.model(username=username, **rest)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """A person who works on complaints; rights come from posts alone."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="id")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField()
    daily_digest = models.BooleanField(
        default=True, help_text="a letter each working morning that says what waits"
    )
    digest_on = models.DateField(null=True, blank=True, help_text="day of the newest such letter")
    absent_until = models.DateTimeField(null=True, blank=True)
    stand_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="stands_in_for"
    )
    toured_at = models.DateTimeField(
        null=True, blank=True, help_text="when the tour of the first page was put away"
    )

    objects: ClassVar[OfficerManager] = OfficerManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name

    @cached_property
    def active_posts(self) -> "list[Post]":
        """Posts held now, read once for a request; none for an inactive officer."""
        if not self.is_active:
            return []
        other = Post.objects.filter(
            role__in=COORDINATOR_ROLES, active=True, officer__is_active=True
        ).exclude(role=models.OuterRef("role"))
        return list(
            self.posts.filter(active=True)
            .select_related("agency")
            .annotate(alone=~models.Exists(other))
        )

    @property
    def roles(self) -> frozenset[Role]:
        """All roles held, whatever the agency.

        Whoever holds one of Diskominfo's two posts while nobody holds the other acts for both:
        the steps of the empty post stand in that queue, so they must be possible there.
        """
        held = {Role(post.role) for post in self.active_posts}
        if any(post.role in COORDINATOR_ROLES and post.alone for post in self.active_posts):  # type: ignore[attr-defined]
            held |= COORDINATOR_ROLES
        return frozenset(held)

    @property
    def is_coordinator(self) -> bool:
        """Whether one of the two posts at Diskominfo SP is held."""
        return bool(self.roles & COORDINATOR_ROLES)

    def agency_ids(self, role: Role = Role.AGENCY_OFFICER) -> frozenset[int]:
        """Agencies for which the role is held."""
        return frozenset(
            post.agency_id for post in self.active_posts if post.role == role and post.agency_id
        )

    def division_ids(self) -> frozenset[int]:
        """Divisions whose assignments this officer answers."""
        return frozenset(
            post.division_id
            for post in self.active_posts
            if post.role == Role.DIVISION_OFFICER and post.division_id
        )


class Post(models.Model):
    """A role that an officer holds, at an agency and division where the role has one.

    A stand-in holds the posts of the absent officer for that time: `borrowed_from` names the
    post that was lent, `until` when it goes back.
    """

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="posts")
    role = models.CharField(
        max_length=20,
        choices=[(r.value, r.value) for r in Role if r not in {Role.SYSTEM, Role.COMPLAINANT}],
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    division = models.ForeignKey(
        Division, null=True, blank=True, on_delete=models.PROTECT, related_name="posts"
    )
    active = models.BooleanField(default=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    borrowed_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="lent"
    )

    class Meta:
        indexes = [models.Index(fields=["agency", "active"], name="post_agency_active")]

    def __str__(self) -> str:
        return f"{self.officer_id}:{self.role}"
