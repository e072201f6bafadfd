/**
 * Browsers in which a person has signed in before: they skip identity and postal code (sign_in.md).
 */
import type { Account } from "../identity/account.ts";
import { DAY, type KeyedHash, newToken, type Random } from "../platform/platform.ts";
import { transact, type Write } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import { type Found, record, type Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { isRefused } from "./revocation.ts";

export interface KnownBrowser {
  /** By account ID. */
  accounts: Record<string, Acquaintance>;
}

/** The relation of one account to one browser, from the first sign-in to its end. */
interface Acquaintance {
  /** The ID by which the account refuses it; it stays the same when the browser's token changes. */
  id: string;
  /** When the account last signed in here. */
  at: number;
}

export const BROWSER_LIFETIME = 365 * DAY;
/** A browser used by more people forgets the one who was absent longest. */
const MAX_ACCOUNTS = 8;

export const browserRecord = record<KnownBrowser, [digest: string]>("browser", {
  about: "the accounts that have signed in with a browser, by the hash of its token",
  expireIn: BROWSER_LIFETIME,
});

/** So that an account which is deleted is forgotten by them, too. */
export const accountBrowserRecord = record<true, [accountId: string, digest: string]>(
  "account_browser",
  {
    about: "a browser in which a person has signed in, by the hash of its token",
    expireIn: BROWSER_LIFETIME,
  },
);

/**
 * Whether the account has signed in with the browser of this cookie, and has not refused it since.
 */
export async function isKnownBrowser(
  store: Store,
  digest: string | undefined,
  account: Account,
  now: number,
): Promise<boolean> {
  if (!digest) return false;
  const { value } = await read(store, browserRecord(digest));
  return knowsAccount(value, account, now);
}

/** Whether anybody has signed in with the browser of this cookie. */
export async function hasBeenUsed(store: Store, digest: string | undefined): Promise<boolean> {
  return digest !== undefined && (await read(store, browserRecord(digest))).value !== null;
}

export function knowsAccount(browser: KnownBrowser | null, account: Account, now: number): boolean {
  return acquaintanceOf(browser, account, now) !== null;
}

function acquaintanceOf(
  browser: KnownBrowser | null,
  account: Account,
  now: number,
): Acquaintance | null {
  const known = browser?.accounts[account.id];
  if (!known || known.at + BROWSER_LIFETIME <= now || isRefused(account, [known.id])) return null;
  return known.at < (account.knownSince ?? 0) ? null : known;
}

/**
 * Adds the account to those that know the browser, within a commit. A browser that did not know the
 * account gets a new token: somebody who knew the old one must not become known with it.
 */
export function rememberBrowser(
  { random, hash }: { random: Random; hash: KeyedHash },
  write: Write,
  { browser, account, now }: { browser?: Found<KnownBrowser>; account: Account; now: number },
): { id: string; token?: string } {
  const former = browser?.value ?? null;
  const known = acquaintanceOf(former, account, now);
  const id = known?.id ?? random.bytes(8).toHex();
  const token = known ? undefined : newToken(random);
  const accounts = Object.entries({ ...former?.accounts, [account.id]: { id, at: now } })
    .sort(([, a], [, b]) => b.at - a.at)
    .slice(0, MAX_ACCOUNTS);
  if (token && browser && former) {
    write.delete(browser);
    for (const known of Object.keys(former.accounts)) {
      write.delete(accountBrowserRecord(known, digestOf(browser)));
    }
  }
  const at = token ? browserRecord(hash.digest("browser", token)) : browser!;
  write.set(at, { accounts: Object.fromEntries(accounts) });
  // All move to the new token; otherwise one is there, and only its year begins again.
  for (const [known] of token ? accounts : [[account.id]] as const) {
    write.set(accountBrowserRecord(known, digestOf(at)), true);
  }
  return { id, token };
}

const digestOf = ({ key }: Ref<KnownBrowser>) => String(key.at(-1));

/** The browsers in which the account has signed in, for each of them how it forgets the account. */
export async function* knownBrowsers(
  store: Store,
  accountId: string,
): AsyncGenerator<() => Promise<void>> {
  for await (const row of listAll(store, accountBrowserRecord.all(accountId))) {
    const wanted = { browser: browserRecord(String(row.key.at(-1))) };
    yield () =>
      transact(store, wanted, ({ browser }, write) => {
        write.delete(row);
        const { [accountId]: known, ...others } = browser.value?.accounts ?? {};
        if (!known) return;
        if (Object.keys(others).length > 0) write.set(browser, { accounts: others });
        else write.delete(browser);
      });
  }
}

/** The person said that they share this browser. */
export function forgetBrowser(write: Write, digest: string): void {
  write.delete(browserRecord(digest));
}

export const browserDigest = (hash: KeyedHash, token: string | undefined) =>
  token ? hash.digest("browser", token) : undefined;
