"""A security key made of software: what a browser would answer with one on the table."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

SITE = "https://testserver"
SEEN_AND_VERIFIED, WITH_KEY = 0x05, 0x40


class SoftKey:
    """Registers and shows itself, for whichever site it is told that asks."""

    def __init__(self) -> None:
        self.secret = ec.generate_private_key(ec.SECP256R1())
        self.name = secrets.token_bytes(16)

    def registers(self, asked: dict) -> str:
        """Answer to being added."""
        public = cbor.encode(
            dict(ES256.from_cryptography_key(self.secret.public_key()))
        )
        told = bytes(16) + len(self.name).to_bytes(2, "big") + self.name + public
        about = {"fmt": "none", "attStmt": {}, "authData": _about(WITH_KEY) + told}
        data = _data("webauthn.create", asked, SITE)
        return self._answer(data, attestationObject=cbor.encode(about))

    def shows(self, asked: dict, site: str = SITE) -> str:
        """Answer to being asked for, at a site."""
        data, about = _data("webauthn.get", asked, site), _about()
        signed = self.secret.sign(
            about + hashlib.sha256(data).digest(), ec.ECDSA(hashes.SHA256())
        )
        return self._answer(data, authenticatorData=about, signature=signed)

    def _answer(self, data: bytes, **parts: bytes) -> str:
        parts["clientDataJSON"] = data
        name = websafe_encode(self.name)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": {one: websafe_encode(part) for one, part in parts.items()},
            }
        )


def _about(more: int = 0) -> bytes:
    """Say for which site, that somebody is there, and how often it was used: never told."""
    site = hashlib.sha256(b"testserver").digest()
    return site + bytes([SEEN_AND_VERIFIED | more]) + bytes(4)


def _data(kind: str, asked: dict, site: str) -> bytes:
    told = {"type": kind, "challenge": asked["publicKey"]["challenge"], "origin": site}
    return json.dumps(told).encode()
