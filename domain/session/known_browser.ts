/** Browsers that a person has signed in with before: they skip identity and postal code (sign_in.md). */
import { DAY, type KeyedHash } from "../platform.ts";
import type { Atomic, Entry, Key, Store } from "../store.ts";

interface KnownBrowser {
  /** Account id → when it last signed in here. */
  accounts: Record<string, number>;
}

export const BROWSER_LIFETIME = 365 * DAY;
/** A browser shared by more people than this forgets the one who was away longest. */
const MAX_ACCOUNTS = 8;

const browserKey = (digest: string): Key => ["browser", digest];

/** Whether the account has signed in with the browser of this cookie. */
export async function isKnownBrowser(
  store: Store,
  digest: string | undefined,
  accountId: string,
): Promise<boolean> {
  if (!digest) return false;
  const { value } = await store.get<KnownBrowser>(browserKey(digest));
  return value !== null && accountId in value.accounts;
}

export function readBrowser(store: Store, digest: string): Promise<Entry<unknown>> {
  return store.get(browserKey(digest));
}

/** Adds the account to the browser's record, within a commit. */
export function rememberBrowser(
  write: Atomic,
  entry: Entry<unknown>,
  accountId: string,
  now: number,
): void {
  const known = (entry.value as KnownBrowser | null)?.accounts ?? {};
  const accounts = Object.entries({ ...known, [accountId]: now })
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_ACCOUNTS);
  write.check(entry).set(
    entry.key,
    { accounts: Object.fromEntries(accounts) } satisfies KnownBrowser,
    { expireIn: BROWSER_LIFETIME },
  );
}

/** The person said that this browser is not theirs alone. */
export function forgetBrowser(write: Atomic, digest: string): void {
  write.delete(browserKey(digest));
}

export const browserDigest = (hash: KeyedHash, token: string | undefined) =>
  token ? hash.digest("browser", token) : undefined;
