"""The peer that the partner runs outside the site: one process, no rights, and nothing for who doesn't know its token.

Who hasn't proven a session gets at most as many octets as he sent, so that nobody can make it flood a third party.
"""

from dialtone.readiness.responder.server import Responder
from dialtone.readiness.responder.settings import Limits, Settings

__all__ = ["Limits", "Responder", "Settings"]
