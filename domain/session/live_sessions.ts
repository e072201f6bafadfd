/**
 * The session behind a cookie. While an answer is warm, the hot path reads no store: answers are
 * cached in process for seconds and dropped at once, in every worker, when any session is revoked.
 */
import type { Account } from "../identity/account.ts";
import {
  type Clock,
  type KeyedHash,
  type Random,
  renewalWithin,
  SECOND,
} from "../platform/platform.ts";
import { commitTo } from "../platform/commit.ts";
import { read, watch } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type ServiceSession, serviceSessionRecord } from "./handoff.ts";
import { type AlsoAtSignOut, endAll, endListed, type Include, signOut } from "./end_session.ts";
import { forgetBrowser } from "./known_browser.ts";
import { revocationRecord, type Session } from "./session.ts";
import { readSession, useSession } from "./use_session.ts";

export interface LiveSession {
  sessionDigest: string;
  session: Session;
  account: Account;
}

/** What is known of a session that is to be ended. */
type Ending = Pick<LiveSession, "sessionDigest" | "account">;

export interface LiveSessions {
  /** By the window's own cookie. */
  ofWindow(token: string): Promise<LiveSession | null>;
  /** By the cookie of a service's host; a token of another service is invalid. */
  ofService(token: string, service: string): Promise<LiveSession | null>;
  /** The same as the store says now, without keeping the session alive. */
  peekService(token: string, service: string): Promise<LiveSession | null>;
  /** The ways to end sessions of end_session.ts: they have ended here when the promise resolves. */
  signOut(live: Ending, also?: AlsoAtSignOut): Promise<void>;
  endListed(live: LiveSession, id: string, include: Include): Promise<boolean>;
  endAll(live: LiveSession, include: Include): Promise<boolean>;
  /** A session continues under another token: drops all warm answers. */
  forget(): void;
  /**
   * A commit of this process has ended sessions of these accounts: drops all warm answers. Other
   * workers are notified by the commit.
   */
  ended(accountIds: readonly string[]): void;
  /**
   * The session (digest) of an open exchange as it is now; `null` if it has ended. The person's
   * activity in the exchange (`active`) keeps the session alive; an open exchange alone does not.
   */
  ofExchange(sessionDigest: string, active: boolean): Promise<Session | null>;
  /** Calls back whenever sessions were ended, here or elsewhere. */
  onRevoked(listener: () => void): void;
  /** Calls back after sessions of these accounts were ended here, by whatever. */
  onEnded(listener: (accountIds: readonly string[]) => void): void;
  /** Forgets a browser (digest) whose session has already ended. */
  forgetBrowser(browser: string): Promise<void>;
  /** Follows revocations by other workers until aborted. */
  follow(signal: AbortSignal): Promise<void>;
}

/** The maximum age of a cached answer (docs/decisions/0100). */
const WARM = 5 * SECOND;
/** More people than one process can serve pages to within moments. */
const MAX_WARM = 5_000;

interface Warm {
  live: LiveSession;
  /** From this time on a request starts a refresh in the background. */
  refreshFrom: number;
  until: number;
}

/**
 * By the token itself: hashing it costs more than everything else on the hot path
 * (docs/decisions/0080).
 */
const nameOf = (token: string, service: string) => `${service} ${token}`;

export function createLiveSessions(
  deps: {
    store: Store;
    clock: Clock;
    random: Random;
    hash: KeyedHash;
    /** Receives the delay of each revocation in milliseconds. */
    onHeard?(lag: number): void;
  },
): LiveSessions {
  const { store, clock, random, hash, onHeard } = deps;
  const warm = new Map<string, Warm>();
  /** Counts revocations, so that an answer read before one is not cached after it. */
  let generation = 0;

  const listeners: (() => void)[] = [];
  const endListeners: ((accountIds: readonly string[]) => void)[] = [];

  function forgetAll() {
    generation++;
    warm.clear();
    for (const tell of listeners) tell();
  }

  function noteEnded(accountIds: readonly string[]) {
    forgetAll();
    for (const tell of endListeners) tell(accountIds);
  }

  async function thenNote<R>({ account }: Ending, ending: Promise<R>): Promise<R> {
    const result = await ending;
    noteEnded([account.id]);
    return result;
  }

  /**
   * All stay warm equally long: Map's insertion order is the order of expiry, and the oldest are
   * evicted first.
   */
  function dropCold(now: number) {
    for (const [name, { until }] of warm) {
      if (until > now && warm.size < MAX_WARM) return;
      warm.delete(name);
    }
  }

  async function readWindow(token: string): Promise<LiveSession | null> {
    const sessionDigest = hash.digest("session", token);
    const live = await useSession(store, { digest: sessionDigest }, clock.now());
    return live && { sessionDigest, ...live };
  }

  async function readEntered(token: string, service: string): Promise<ServiceSession | null> {
    const { value } = await read(store, serviceSessionRecord(hash.digest("session", token)));
    return value?.service === service ? value : null;
  }

  async function readService(token: string, service: string): Promise<LiveSession | null> {
    const entered = await readEntered(token, service);
    if (!entered) return null;
    const { sessionDigest, accountId } = entered;
    const live = await useSession(store, { digest: sessionDigest, accountId }, clock.now());
    return live && { sessionDigest, ...live };
  }

  /** Reads, and caches the answer from `now` on; a negative answer is not cached. */
  async function warmUp(
    { token, service, now }: { token: string; service: string; now: number },
  ): Promise<LiveSession | null> {
    const before = generation;
    const live = await readService(token, service);
    if (generation !== before) return live;
    const name = nameOf(token, service);
    warm.delete(name);
    if (!live) return null;
    dropCold(now);
    const until = now + WARM;
    warm.set(name, { live, refreshFrom: renewalWithin(random, now, until), until });
    return live;
  }

  return {
    ofWindow: readWindow,

    async peekService(token, service) {
      const entered = await readEntered(token, service);
      if (!entered) return null;
      const { sessionDigest } = entered;
      const live = await readSession(store, sessionDigest, clock.now());
      return live && { sessionDigest, ...live };
    },

    async ofService(token, service) {
      const now = clock.now();
      const hit = warm.get(nameOf(token, service));
      if (!hit || now >= hit.until || now >= hit.live.session.expiresAt) {
        return await warmUp({ token, service, now });
      }
      if (now >= hit.refreshFrom) {
        hit.refreshFrom = Infinity;
        // If the store does not answer now, the next request after the entry expired reads again,
        // and waits.
        warmUp({ token, service, now }).catch(() => {});
      }
      return hit.live;
    },

    signOut: (live, also) => thenNote(live, signOut(deps, live.sessionDigest, also)),
    endListed: (live, id, include) =>
      thenNote(live, endListed(deps, { accountId: live.account.id, id }, include)),
    endAll: (live, include) =>
      thenNote(
        live,
        endAll(deps, { digest: live.sessionDigest, accountId: live.account.id }, include),
      ),
    forget: forgetAll,
    ended: noteEnded,

    async ofExchange(sessionDigest, active) {
      const now = clock.now();
      const live = active
        ? await useSession(store, { digest: sessionDigest }, now)
        : await readSession(store, sessionDigest, now);
      return live && live.session;
    },

    onRevoked: (listener) => void listeners.push(listener),
    onEnded: (listener) => void endListeners.push(listener),

    async forgetBrowser(browser) {
      const write = commitTo(store);
      forgetBrowser(write, browser);
      await write.commit();
    },

    async follow(signal) {
      const since = clock.now();
      for await (const { value: at } of watch(store, revocationRecord(), signal)) {
        forgetAll();
        // The first value was there before.
        if (at !== null && at >= since) onHeard?.(clock.now() - at);
      }
    },
  };
}
