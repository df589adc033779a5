"""SNMP v3 as bytes: the user-based security model (RFC 3412, RFC 3414), with SHA-2 (RFC 7860) and AES (RFC 3826).

Pure: engine time, message numbers and salts are given by who sends. A message whose digest is wrong is nothing.
"""

import hashlib
import hmac
from typing import Any, Literal

from msgspec import Struct

from dialtone.wire import ber, snmp
from dialtone.wire.ber import BerError
from dialtone.wire.snmp import Answer

Auth = Literal["md5", "sha", "sha224", "sha256", "sha384", "sha512"]
Priv = Literal["des", "aes", "aes256"]
_HASHES: dict[str, tuple[str, int]] = {
    "md5": ("md5", 12),
    "sha": ("sha1", 12),
    "sha224": ("sha224", 16),
    "sha256": ("sha256", 24),
    "sha384": ("sha384", 32),
    "sha512": ("sha512", 48),
}
"""The hash and how many octets of the digest are sent (RFC 3414 6 and 7, RFC 7860 4)."""
_KEY_OCTETS = {"des": 16, "aes": 16, "aes256": 32}
SHORTEST_PASSWORD = 8
"""RFC 3414 11.2; agents refuse shorter ones."""
_AUTHENTIC, _SECRET, _REPORTABLE = 1, 2, 4
_VERSION, _USM, _MAX_SIZE = 3, 3, 65_507
_MEGABYTE = 1 << 20
NOT_IN_TIME, UNKNOWN_USER, UNKNOWN_ENGINE, WRONG_DIGEST = (f"1.3.6.1.6.3.15.1.1.{number}.0" for number in (2, 3, 4, 5))
WRONG_LEVEL, CANNOT_DECRYPT = "1.3.6.1.6.3.15.1.1.1.0", "1.3.6.1.6.3.15.1.1.6.0"


class User(Struct, frozen=True, kw_only=True):
    """A user with passwords, for memory only: it never shows them, also not in a traceback."""

    name: str
    auth: Auth | None = None
    auth_password: str = ""
    priv: Priv | None = None
    priv_password: str = ""

    def __repr__(self) -> str:
        return f"User(name={self.name!r}, auth={self.auth!r}, priv={self.priv!r})"

    def faults(self) -> tuple[str, ...]:
        """Why it can't be used, as codes (words: `problem.switch.<code>`): nothing would come of asking."""
        found = []
        if not 1 <= len(self.name.encode()) <= 32:
            found.append("user-name")
        if self.priv and not self.auth:
            found.append("priv-without-auth")
        if self.auth and len(self.auth_password.encode()) < SHORTEST_PASSWORD:
            found.append("auth-password-short")
        if self.priv and len(self.priv_password.encode()) < SHORTEST_PASSWORD:
            found.append("priv-password-short")
        if self.auth and self.priv and hashlib.new(_HASHES[self.auth][0], usedforsecurity=False).digest_size < _KEY_OCTETS[self.priv]:
            found.append("priv-needs-longer-auth")
        return tuple(found)


class Engine(Struct, frozen=True):
    """An agent as it names itself, with its clock when it answered."""

    id: bytes = b""
    boots: int = 0
    time: int = 0


class Keys(Struct, frozen=True):
    """A user's keys for one engine (RFC 3414 2.6)."""

    auth: bytes
    priv: bytes

    def __repr__(self) -> str:
        return "Keys()"


class Received(Struct, frozen=True):
    """What came: `report` is the counter that the agent reports instead of answering (RFC 3414 3.2), `authentic` whether it is signed."""

    message_id: int
    engine: Engine
    answer: Answer
    report: str | None
    authentic: bool


def localised(user: User, engine_id: bytes) -> Keys:
    """The keys of a user for an engine; takes some milliseconds, so once for each."""
    if user.auth is None:
        return Keys(b"", b"")
    name = _HASHES[user.auth][0]
    auth = _localised(user.auth_password.encode(), engine_id, name)
    return Keys(auth, _localised(user.priv_password.encode(), engine_id, name)[: _KEY_OCTETS[user.priv]] if user.priv else b"")


def _localised(password: bytes, engine_id: bytes, name: str) -> bytes:
    """RFC 3414 A.2: a megabyte of the password, hashed, then with the engine."""
    repeated = (password * (_MEGABYTE // len(password) + 1))[:_MEGABYTE] if password else b""
    key = hashlib.new(name, repeated, usedforsecurity=False).digest()
    return hashlib.new(name, key + engine_id + key, usedforsecurity=False).digest()


def discovery(message_id: int) -> bytes:
    """The question to which an agent says who it is (RFC 3414 4)."""
    return _message(message_id, _REPORTABLE, _security(Engine(), b"", b"", b""), _scoped(b"", b"", snmp.pdu(snmp.GET, message_id, ())))


def question(user: User, keys: Keys, engine: Engine, message_id: int, pdu: bytes, *, context: str = "", salt: int = 0) -> bytes:
    """A PDU for an agent, signed and encrypted as the user's kind is. `salt`: another one for each message (RFC 3414 8.1.1.1)."""
    flags, content, name = _REPORTABLE, _scoped(engine.id, context.encode(), pdu), user.name.encode()
    priv_field = b""
    if user.priv:
        flags |= _SECRET
        priv_field = _salt(user, engine, salt)
        content = ber.octets(_encrypted(user, keys, engine, priv_field, content))
    if user.auth is None:
        return _message(message_id, flags, _security(engine, name, b"", priv_field), content)
    flags |= _AUTHENTIC
    hash_name, size = _HASHES[user.auth]
    unsigned = _message(message_id, flags, _security(engine, name, bytes(size), priv_field), content)
    digest = hmac.digest(keys.auth, unsigned, hash_name)[:size]
    return _message(message_id, flags, _security(engine, name, digest, priv_field), content)


def _message(message_id: int, flags: int, security: bytes, content: bytes) -> bytes:
    head = ber.sequence(ber.integer(message_id), ber.integer(_MAX_SIZE), ber.octets(bytes((flags,))), ber.integer(_USM))
    return ber.sequence(ber.integer(_VERSION), head, ber.octets(security), content)


def _security(engine: Engine, name: bytes, digest: bytes, salt: bytes) -> bytes:
    return ber.sequence(
        ber.octets(engine.id), ber.integer(engine.boots), ber.integer(engine.time), ber.octets(name), ber.octets(digest), ber.octets(salt)
    )


def _scoped(engine_id: bytes, context: bytes, pdu: bytes) -> bytes:
    return ber.sequence(ber.octets(engine_id), ber.octets(context), pdu)


def received(data: bytes, user: User, keys: Keys | None) -> Received | None:
    """A message of an agent to this user, or None for anything else, also where its digest is wrong. Never raises.

    Without keys (before the engine is known) only what is not signed is read. An answer that is less protected than the question was is
    nothing; a report may be unsigned, since an agent that doesn't know the user can't sign.
    """
    try:
        return _received(data, user, keys)
    except BerError:
        return None


def _received(data: bytes, user: User, keys: Keys | None) -> Received | None:
    version, head, security, scoped = ber.exactly(ber.expect(data, ber.SEQUENCE), 4)
    message_id, _, flags, model = ber.exactly(_inside(head), 4)
    engine_id, boots, time, name, digest, salt = ber.exactly(ber.expect(ber.text(security), ber.SEQUENCE), 6)
    if ber.number(version) != _VERSION or ber.number(model) != _USM or len(ber.text(flags)) != 1:
        return None
    engine = Engine(ber.text(engine_id)[:32], _clock(boots), _clock(time))
    authentic, secret = bool(ber.text(flags)[0] & _AUTHENTIC), bool(ber.text(flags)[0] & _SECRET)
    if authentic and not (keys and user.auth and _signed(data, ber.text(digest), user, keys)):
        return None
    if secret:
        if not (authentic and keys and user.priv):
            return None
        scoped = ber.exactly(_decrypted(user, keys, engine, ber.text(salt), ber.text(scoped)), 1)[0]
    _, _, (tag, content) = ber.exactly(_inside(scoped), 3)
    answer = snmp.read_pdu(content)
    if tag == snmp.REPORT:
        return Received(ber.number(message_id), engine, answer, answer.bindings[0][0] if answer.bindings else "", authentic)
    protected = authentic >= bool(user.auth) and secret >= bool(user.priv)
    if tag != snmp.RESPONSE or not protected or ber.text(name) != user.name.encode():
        return None
    return Received(ber.number(message_id), engine, answer, None, authentic)


def _clock(part: ber.Part) -> int:
    """Boots or time of an engine (RFC 3414 2.4), which go into the next question: a number that can't be is not taken over."""
    value = ber.number(part)
    if not 0 <= value < 1 << 31:
        raise BerError
    return value


def _inside(part: ber.Part) -> bytes:
    if part[0] != ber.SEQUENCE:
        raise BerError
    return part[1]


def _signed(data: bytes, digest: bytes, user: User, keys: Keys) -> bool:
    """Whether the digest is that of the message with zeros in its place (RFC 3414 6.3.2)."""
    name, size = _HASHES[user.auth or "md5"]
    if len(digest) != size:
        return False
    blank = data.replace(digest, bytes(size), 1)
    return hmac.compare_digest(hmac.digest(keys.auth, blank, name)[:size], digest)


# --- encryption ----------------------------------------------------------------------------------------------------------------------


def _salt(user: User, engine: Engine, number: int) -> bytes:
    """What is sent beside an encrypted message: for DES the engine's boots and a number, for AES a number."""
    if user.priv == "des":
        return (engine.boots & 0xFFFFFFFF).to_bytes(4, "big") + (number & 0xFFFFFFFF).to_bytes(4, "big")
    return (number & 0xFFFFFFFFFFFFFFFF).to_bytes(8, "big")


def _encrypted(user: User, keys: Keys, engine: Engine, salt: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher

    if user.priv == "des":
        data += bytes(-len(data) % 8)
    encryptor = Cipher(*_cipher(user, keys, engine, salt)).encryptor()
    return encryptor.update(data) + encryptor.finalize()


def _decrypted(user: User, keys: Keys, engine: Engine, salt: bytes, data: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher

    if len(salt) != 8 or not data or (user.priv == "des" and len(data) % 8):
        raise BerError
    decryptor = Cipher(*_cipher(user, keys, engine, salt)).decryptor()
    plain = decryptor.update(data) + decryptor.finalize()
    return ber.first(plain)


def _cipher(user: User, keys: Keys, engine: Engine, salt: bytes) -> tuple[Any, Any]:
    """DES in CBC with the key's second half and the salt (RFC 3414 8.1.1), or AES in CFB with boots, time and the salt (RFC 3826 3.1.2)."""
    from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers.algorithms import AES
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    if user.priv == "des":
        vector = bytes(one ^ other for one, other in zip(keys.priv[8:16], salt, strict=True))
        return TripleDES(keys.priv[:8] * 3), CBC(vector)  # three times the same key: once
    clock = (engine.boots & 0xFFFFFFFF).to_bytes(4, "big") + (engine.time & 0xFFFFFFFF).to_bytes(4, "big")
    return AES(keys.priv), CFB(clock + salt)
