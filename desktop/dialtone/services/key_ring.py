"""A passphrase in the system's key ring (Windows Credential Manager, macOS Keychain, Secret Service), only when its owner asked for that.

Which key rings a machine has is the machine's business: one without any has nothing remembered, and says so only to who wants to remember.
"""

from pathlib import Path

from dialtone.domain.problems import EnvironmentProblem

_SERVICE = "Dialtone signing identity"


def remembered(identity: Path) -> str | None:
    """The passphrase of the identity in this file, or None where none is remembered (or no key ring can be asked)."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, str(identity))
    except (KeyringError, RuntimeError, OSError):
        return None


def remember(identity: Path, passphrase: str) -> None:
    """Keep it. Raises EnvironmentProblem `identity.no-key-ring`."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, str(identity), passphrase)
    except (KeyringError, RuntimeError, OSError) as error:
        raise EnvironmentProblem(
            "identity.no-key-ring", detail=str(error).splitlines()[0] if str(error) else type(error).__name__
        ) from None


def forget(identity: Path) -> bool:
    """Remove it; whether there was one."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(_SERVICE, str(identity))
    except (KeyringError, RuntimeError, OSError):
        return False
    return True
