"""Who may look after the officers of an agency, and which posts they may give."""

from collections.abc import Iterable

from ulas.agencies.actions.recording import AdministrationRefused
from ulas.agencies.models import Agency, Invitation, Officer, Post
from ulas.sop.terms import COORDINATOR_ROLES, Role

AT_AGENCY = (Role.AGENCY_OFFICER, Role.DIVISION_OFFICER)
OF_AN_AGENCY = (*AT_AGENCY, Role.LEADER)
IN_THE_CITY = (Role.INFORMATION_CLERK, Role.POLICY_REVIEWER, Role.LEADER)


def as_of_now(officer: Officer) -> Officer:
    """The officer as the database has it: under a lock, what ended meanwhile counts no more."""
    return Officer.objects.get(pk=officer.pk)


def own_roles(officer: Officer) -> frozenset[Role]:
    """Roles held in one's own right: a stand-in does the work, but appoints nobody."""
    return frozenset(
        Role(post.role) for post in officer.active_posts if post.borrowed_from_id is None
    )


def manages_all(officer: Officer) -> bool:
    """Whether the officer looks after the officers of every agency."""
    return bool(own_roles(officer) & (COORDINATOR_ROLES | {Role.ADMINISTRATOR}))


def managed_agencies(officer: Officer) -> frozenset[int]:
    """Agencies whose officers this officer looks after as their own admin."""
    return frozenset(
        post.agency_id
        for post in officer.active_posts
        if post.role == Role.AGENCY_OFFICER and post.agency_id and post.borrowed_from_id is None
    )


def manages(officer: Officer, agency: Agency | None) -> bool:
    """Whether the officer looks after the officers of an agency (none: the city's posts)."""
    if manages_all(officer):
        return True
    return agency is not None and agency.pk in managed_agencies(officer)


def grantable(officer: Officer, agency: Agency | None) -> tuple[Role, ...]:
    """Roles that the officer may give there; only administrators make administrators."""
    if not manages(officer, agency):
        return ()
    if agency is None:
        administers = Role.ADMINISTRATOR in own_roles(officer)
        return (*IN_THE_CITY, Role.ADMINISTRATOR) if administers else IN_THE_CITY
    return OF_AN_AGENCY if manages_all(officer) else AT_AGENCY


def may_issue(officer: Officer, link: Invitation) -> bool:
    """Whether the officer may give what a link offers: a post, or a password to one of theirs."""
    if link.role:
        return Role(link.role) in grantable(officer, link.agency)
    return link.officer is not None and all(
        manages(officer, post.agency)
        for post in link.officer.active_posts
        if post.borrowed_from_id is None
    )


def gives_all(officer: Officer, posts: Iterable[Post]) -> bool:
    """Whether every one of somebody's posts is the officer's to give, lent ones too.

    Who may send that person's letters elsewhere: with the address goes the whole account.
    """
    held = list(posts)
    return bool(held) and all(Role(one.role) in grantable(officer, one.agency) for one in held)


def refuse_unless_managed(officer: Officer, agency: Agency | None) -> None:
    """Refuse whoever does not look after the agency's officers.

    Raises:
        AdministrationRefused: with the sentence for the officer.
    """
    if not manages(officer, agency):
        raise AdministrationRefused(
            "Petugas instansi ini diatur oleh admin instansi itu sendiri dan oleh Diskominfo SP."
        )
