"""Sessions of browsers and tokens of programs: making them, finding them, ending them.

Belongs here: the secrets that machines keep. They are long and random, so a fast hash is enough to store them.
What was found is believed for some seconds, so that a board that asks ten times a second reads the database once.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Generic, ParamSpec, TypeVar

import structlog
from msgspec.structs import replace

from readyroom.edges.http.options import HttpOptions
from readyroom.edges.http.rights import SCOPES, Principal, Scope, principal_of
from readyroom.engine.catalogue import UserConfig
from readyroom.runtime.house import House
from readyroom.store.errors import StoreUnavailable
from readyroom.store.people import ApiToken, Session

COOKIE = "readyroom_session"
CSRF_HEADER = "X-CSRF-Token"
TOKEN_PREFIX = "rr_"  # noqa: S105 - it makes a token that leaked recognisable
SECRET_BYTES = 32
TOUCH_MS = 300_000
"""How exact `last_seen` and `last_used` are: writing each use would make every read a write."""
MAX_CACHED = 20_000
"""Sessions and tokens believed at a time; about 10 MB."""

T = TypeVar("T")
P = ParamSpec("P")

logger = structlog.get_logger(__name__)


def digest(secret: str) -> bytes:
    """What is stored of a session's or token's secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


class Keyring:
    """The sessions and tokens of all organisations."""

    def __init__(self, house: House, options: HttpOptions, monotonic: Callable[[], float]) -> None:
        self._house = house
        self._people = house.people
        self._idle_ms = options.session_idle_s * 1000
        self._max_ms = options.session_max_s * 1000
        self._sessions: _Believed[Session] = _Believed(options.credential_cache_s, monotonic)
        self._tokens: _Believed[ApiToken] = _Believed(options.credential_cache_s, monotonic)
        self._principals: dict[bytes, tuple[ApiToken | Session, UserConfig, Principal]] = {}

    def principal(self, credential: ApiToken | Session, user: UserConfig) -> Principal:
        """Who asks by a session or token that holds, as the user stands now. Kept until either changes."""
        key = credential.hash if isinstance(credential, ApiToken) else credential.id_hash
        known = self._principals.get(key)
        if known is not None and known[0] is credential and known[1] is user:
            return known[2]
        if isinstance(credential, ApiToken):
            scopes = frozenset(scope for scope in SCOPES if scope in credential.scopes)
            made = principal_of(credential.room, user, scopes=scopes, token=credential.id)
        else:
            made = principal_of(credential.room, user, csrf=credential.csrf)
        if len(self._principals) >= MAX_CACHED:
            self._principals.clear()
        self._principals[key] = credential, user, made
        return made

    async def _noted(self, touch: Callable[P, bool], *args: P.args, **kwargs: P.kwargs) -> bool | None:
        """Write down that something was used; False: it is there no more. None: nothing can be written (the disk is
        full). Whoever only reads is answered all the same, and it is tried again when what is believed is looked up.
        """
        try:
            return await self._house.in_reader(touch, *args, **kwargs)
        except StoreUnavailable as error:
            logger.debug("use_not_noted", error=str(error))
            return None

    # --- sessions ----------------------------------------------------------------------------------------

    async def begin_session(self, room: str, user: str) -> tuple[str, Session]:
        """A new session and the secret for its cookie."""
        secret, now = secrets.token_urlsafe(SECRET_BYTES), self._house.clock.now()
        session = Session(
            id_hash=digest(secret),
            room=room,
            user=user,
            csrf=secrets.token_urlsafe(SECRET_BYTES),
            created=now,
            last_seen=now,
            expires=now + min(self._idle_ms, self._max_ms),
        )
        await self._house.in_reader(self._people.put_session, session)
        return secret, session

    async def session(self, secret: str) -> Session | None:
        """The session of a cookie, unless it is over. Using it prolongs it."""
        id_hash, now = digest(secret), self._house.clock.now()
        session, since = self._sessions.get(id_hash), self._sessions.drops
        is_believed = session is not None
        if session is None:
            session = await self._house.in_reader(self._people.session, id_hash)
        if session is None or session.expires <= now:
            return None
        if now - session.last_seen >= TOUCH_MS:
            expires = min(now + self._idle_ms, session.created + self._max_ms)
            is_there = await self._noted(self._people.touch_session, id_hash, now, expires)
            if is_there is False:
                return None
            if is_there:
                session = await self._house.in_reader(self._people.session, id_hash)
            else:
                session = replace(session, last_seen=now)
            is_believed = False
        if session is not None and not is_believed:
            self._sessions.put(id_hash, session, since)
        return session

    async def end_session(self, secret: str) -> None:
        """Sign the browser out."""
        id_hash = digest(secret)
        await self._house.in_reader(self._people.drop_session, id_hash)
        self._sessions.drop_if(lambda session: session.id_hash == id_hash)

    async def end_sessions(self, room: str, user: str, keep: str | None = None) -> None:
        """Sign a user out of all browsers (but the one with this secret)."""
        kept = None if keep is None else digest(keep)
        await self._house.in_reader(partial(self._people.drop_sessions, room, user, keep=kept))
        self._sessions.drop_if(lambda s: s.room == room and s.user == user and s.id_hash != kept)

    # --- tokens ------------------------------------------------------------------------------------------

    async def make_token(
        self, room: str, user: str, name: str, scopes: frozenset[Scope], expires: int | None
    ) -> tuple[str, ApiToken]:
        """A new token and its secret, which is seen this once."""
        secret = TOKEN_PREFIX + secrets.token_urlsafe(SECRET_BYTES)
        token = ApiToken(
            room=room,
            id=secrets.token_hex(8),
            name=name,
            hash=digest(secret),
            user=user,
            scopes=tuple(sorted(scopes)),
            created=self._house.clock.now(),
            expires=expires,
        )
        await self._house.in_reader(self._people.put_token, token)
        return secret, token

    async def token(self, secret: str) -> ApiToken | None:
        """The token of a bearer, unless it is revoked or over."""
        if not secret.startswith(TOKEN_PREFIX):
            return None
        token_hash, now = digest(secret), self._house.clock.now()
        token, since = self._tokens.get(token_hash), self._tokens.drops
        is_believed = token is not None
        if token is None:
            token = await self._house.in_reader(self._people.token, token_hash)
        if token is None or token.revoked is not None or (token.expires is not None and token.expires <= now):
            return None
        if token.last_used is None or now - token.last_used >= TOUCH_MS:
            if await self._noted(self._people.touch_token, token.room, token.id, now) is None:
                token = replace(token, last_used=now)
            else:
                token = await self._house.in_reader(self._people.token, token_hash)
            is_believed = False
        if token is not None and token.revoked is None and not is_believed:
            self._tokens.put(token_hash, token, since)
        return token

    async def tokens(self, room: str, user: str | None) -> list[ApiToken]:
        """The tokens of a user, or of all."""
        return await self._house.in_reader(self._people.tokens, room, user)

    async def revoke_token(self, room: str, token: str) -> bool:
        """End a token at once. False if there is none, or it is revoked already."""
        revoked = await self._house.in_reader(self._people.revoke_token, room, token, self._house.clock.now())
        self._tokens.drop_if(lambda t: t.room == room and t.id == token)
        return revoked

    async def forget_user(self, room: str, user: str) -> None:
        """End all sessions and tokens of a user who is no more, with their password and the key of their messages."""
        await self.end_sessions(room, user)
        for token in await self.tokens(room, user):
            await self.revoke_token(room, token.id)
        for kind in ("password", "message_key"):
            await self._house.in_reader(self._people.drop_credential, room, user, kind)


class _Believed(Generic[T]):
    """What was looked up some seconds ago, bounded in number."""

    def __init__(self, seconds: float, monotonic: Callable[[], float]) -> None:
        self._seconds = seconds
        self._monotonic = monotonic
        self._items: OrderedDict[bytes, tuple[float, T]] = OrderedDict()
        self.drops = 0
        """How often something was dropped."""

    def get(self, key: bytes) -> T | None:
        found = self._items.get(key)
        if found is None or self._monotonic() - found[0] > self._seconds:
            return None
        return found[1]

    def put(self, key: bytes, item: T, since: int) -> None:
        """Believe what was looked up; not if anything was dropped `since`: it may be that."""
        if self.drops != since:
            return
        self._items.pop(key, None)
        self._items[key] = (self._monotonic(), item)
        while len(self._items) > MAX_CACHED:
            self._items.popitem(last=False)

    def drop_if(self, unwanted: Callable[[T], bool]) -> None:
        """Once what is unwanted has left the store."""
        self.drops += 1
        for key in [key for key, (_, item) in self._items.items() if unwanted(item)]:
            del self._items[key]
