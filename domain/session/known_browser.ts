/** Browsers that a person has signed in with before: they skip identity and postal code (sign_in.md). */
import type { Account } from "../identity/account.ts";
import { DAY, type KeyedHash, newToken, type Random } from "../platform/platform.ts";
import type { Atomic, Key, Store } from "../platform/store.ts";
import { isRefused } from "./revocation.ts";

interface KnownBrowser {
  /** By account id. */
  accounts: Record<string, Acquaintance>;
}

/** Of one account with one browser, for as long as the two know each other. */
interface Acquaintance {
  /** By which the account refuses it. The browser's token may change, this does not. */
  id: string;
  /** When the account last signed in here. */
  at: number;
}

export const BROWSER_LIFETIME = 365 * DAY;
/** A browser shared by more people than this forgets the one who was away longest. */
const MAX_ACCOUNTS = 8;

const browserKey = (digest: string): Key => ["browser", digest];

/** Whether the account has signed in with the browser of this cookie, and has not refused it since. */
export async function isKnownBrowser(
  store: Store,
  digest: string | undefined,
  account: Account,
  now: number,
): Promise<boolean> {
  if (!digest) return false;
  const { value } = await store.get<KnownBrowser>(browserKey(digest));
  return acquaintanceOf(value, account, now) !== null;
}

function acquaintanceOf(
  browser: KnownBrowser | null,
  account: Account,
  now: number,
): Acquaintance | null {
  const known = browser?.accounts[account.id];
  if (!known || known.at + BROWSER_LIFETIME <= now || isRefused(account, [known.id])) return null;
  return known;
}

/**
 * Adds the account to what the browser is known for, within a commit. A browser that did not know the account
 * gets a new token: whoever knew the old one must not become known with it.
 */
export async function rememberBrowser(
  { store, random, hash }: { store: Store; random: Random; hash: KeyedHash },
  write: Atomic,
  { browser, account, now }: { browser?: string; account: Account; now: number },
): Promise<{ id: string; token?: string }> {
  const former = browser ? await store.get<KnownBrowser>(browserKey(browser)) : null;
  if (former) write.check(former);
  const known = acquaintanceOf(former?.value ?? null, account, now);
  const id = known?.id ?? random.bytes(8).toHex();
  const token = known ? undefined : newToken(random);
  const accounts = Object.entries({ ...former?.value?.accounts, [account.id]: { id, at: now } })
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, MAX_ACCOUNTS);
  if (token && former?.value) write.delete(former.key);
  write.set(
    browserKey(token ? hash.digest("browser", token) : browser!),
    { accounts: Object.fromEntries(accounts) } satisfies KnownBrowser,
    { expireIn: BROWSER_LIFETIME },
  );
  return { id, token };
}

/** The person said that this browser is not theirs alone. */
export function forgetBrowser(write: Atomic, digest: string): void {
  write.delete(browserKey(digest));
}

export const browserDigest = (hash: KeyedHash, token: string | undefined) =>
  token ? hash.digest("browser", token) : undefined;
