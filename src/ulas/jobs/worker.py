"""The worker of this installation: which engine its database asks for."""

from django.conf import settings

from ulas.jobs import rounds, training
from ulas.jobs.loop import Loop
from ulas.look.now import now


def run() -> int:
    """Work until told to stop; 0 after a clean stop."""
    if not settings.POSTGRES:
        return Loop().run()
    from ulas.jobs import engine

    return engine.run()


def run_once() -> int:
    """Do everything that is due and return how many acts it took."""
    done = rounds.everything(now())
    training.finish()
    return done
