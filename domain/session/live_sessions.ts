/** The session behind a cookie, and the ways to end sessions. */
import { type Clock, type KeyedHash, type Random, SECOND } from "../platform/platform.ts";
import { commitTo } from "../platform/commit.ts";
import { keepLast } from "../platform/kept/last_used.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type ServiceSession, serviceSessionRecord } from "./handoff.ts";
import { type AlsoAtSignOut, endAll, endListed, type Include, signOut } from "./end_session.ts";
import { forgetBrowser } from "./known_browser.ts";
import type { Session } from "./session.ts";
import { createRevocationReader } from "./tell_workers.ts";
import { type LiveSession, readSession, useSession } from "./use_session.ts";
import { createWarmSessions } from "./warm_sessions.ts";

/** Milliseconds between looks for what ended elsewhere; the promise is one second. */
export const HEARING_INTERVAL = SECOND / 4;

/** Of those who were at the window last: some 150 bytes each. */
const MAX_ACCOUNTS = 10_000;

export type { LiveSession };

interface Entered extends ServiceSession {
  /** Digest of its token. */
  entry: string;
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
  /** A session of this account continues under another token: drops what is warm of the account. */
  forget(accountId: string): void;
  /**
   * A commit of this worker has ended sessions of these accounts: drops what is warm of them. Other
   * workers are notified by the commit.
   */
  ended(accountIds: readonly string[]): void;
  /** The same by another worker of this process, which is quicker than the store. */
  told(accountIds: readonly string[]): void;
  /**
   * The session (digest) of an open exchange as it is now; `null` if it has ended, or the one at the
   * service's host (`entry`). The person's activity in the exchange (`active`) keeps the session
   * alive; an open exchange alone does not.
   */
  ofExchange(
    exchange: { sessionKey: string; entry?: string },
    active: boolean,
  ): Promise<Session | null>;
  /** Calls back when sessions of these accounts, or of anybody, ended or changed here or elsewhere. */
  onRevoked(listener: (accountIds?: ReadonlySet<string>) => void): void;
  /** Forgets a browser (digest) whose session has already ended. */
  forgetBrowser(browser: string): Promise<void>;
  /**
   * Drops what is warm of those whose sessions ended or changed elsewhere; meant to be called every
   * `HEARING_INTERVAL`. Throws `StoreUnavailable`.
   */
  hear(): Promise<void>;
}

export function createLiveSessions(
  deps: {
    store: Store;
    clock: Clock;
    random: Random;
    hash: KeyedHash;
    /** Milliseconds for which a warm answer is believed while the store does not answer. */
    outageGrace?: number;
    /** Receives the delay of each revocation in milliseconds. */
    onHeard?(lag: number): void;
    /** Tells the other workers of this process at once; their `told` is called. */
    tellNear?(accountIds: readonly string[]): void;
  },
): LiveSessions {
  const { store, clock, hash, outageGrace = 0, onHeard, tellNear } = deps;
  const revocations = createRevocationReader(deps);
  const warm = createWarmSessions({ ...deps, read: readService, outageGrace });
  let hearing: Promise<void> | undefined;

  /** By digest: a session stays its account's, so that both are read at once. */
  const accounts = new Map<string, string>();

  const listeners: ((accountIds?: ReadonlySet<string>) => void)[] = [];

  function forget(accountIds: ReadonlySet<string>) {
    warm.forget(accountIds);
    for (const tell of listeners) tell(accountIds);
  }

  function forgetAll() {
    warm.forgetAll();
    for (const tell of listeners) tell();
  }

  function noteChanged(accountIds: readonly string[]) {
    forget(new Set(accountIds));
    tellNear?.(accountIds);
  }

  async function thenNote<R>({ account }: Ending, ending: Promise<R>): Promise<R> {
    const result = await ending;
    noteChanged([account.id]);
    return result;
  }

  async function readWindow(token: string): Promise<LiveSession | null> {
    const sessionDigest = hash.digest("session", token);
    const accountId = accounts.get(sessionDigest);
    const live = await useSession(store, { digest: sessionDigest, accountId }, clock.now());
    if (live) keepLast(accounts, sessionDigest, live.account.id, MAX_ACCOUNTS);
    return live && { sessionDigest, ...live };
  }

  async function readEntered(token: string, service: string): Promise<Entered | null> {
    const entry = hash.digest("session", token);
    const { value } = await read(store, serviceSessionRecord(entry));
    return value?.service === service ? { ...value, entry } : null;
  }

  async function readService(token: string, service: string): Promise<LiveSession | null> {
    const entered = await readEntered(token, service);
    if (!entered) return null;
    const { sessionDigest, accountId, entry, at: enteredAt } = entered;
    const live = await useSession(store, { digest: sessionDigest, accountId }, clock.now());
    return live && { sessionDigest, entry, enteredAt, ...live };
  }

  async function hear(): Promise<void> {
    const heard = await revocations.look();
    if (!heard) return forgetAll();
    if (heard.length === 0) return;
    forget(new Set(heard.map(({ accountId }) => accountId)));
    const now = clock.now();
    // The clock of the machine that wrote it may be ahead.
    for (const { at } of heard) onHeard?.(Math.max(0, now - at));
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

    ofService: warm.of,

    signOut: (live, also) => thenNote(live, signOut(deps, live.sessionDigest, also)),
    endListed: (live, id, include) =>
      thenNote(live, endListed(deps, { accountId: live.account.id, id }, include)),
    endAll: (live, include) =>
      thenNote(
        live,
        endAll(deps, { digest: live.sessionDigest, accountId: live.account.id }, include),
      ),
    forget: (accountId) => noteChanged([accountId]),
    ended: noteChanged,
    told: (accountIds) => forget(new Set(accountIds)),

    async ofExchange({ sessionKey: sessionDigest, entry }, active) {
      const now = clock.now();
      if (entry !== undefined && !(await read(store, serviceSessionRecord(entry))).value) {
        return null;
      }
      const live = active
        ? await useSession(store, { digest: sessionDigest }, now)
        : await readSession(store, sessionDigest, now);
      return live && live.session;
    },

    onRevoked: (listener) => void listeners.push(listener),

    async forgetBrowser(browser) {
      const write = commitTo(store);
      forgetBrowser(write, browser);
      await write.commit();
    },

    hear: () =>
      hearing ??= hear().finally(() => {
        hearing = undefined;
      }),
  };
}
