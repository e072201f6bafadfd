/** Browsers that a person has signed in with before: they skip identity and postal code (sign_in.md). */
import { DAY, type KeyedHash, newToken, type Random } from "../platform.ts";
import type { Atomic, Entry, Key, Store } from "../store.ts";

interface KnownBrowser {
  /** Account id → when it last signed in here. */
  accounts: Record<string, number>;
  /** Digest of the token that the browser got instead, for whoever has to forget it by the old one. */
  next?: string;
}

export const BROWSER_LIFETIME = 365 * DAY;
/** As long as a notice can be refused. */
const REFERENCE_LIFETIME = 7 * DAY;
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

/**
 * Adds the account to what the browser is known for, within a commit. A browser that did not know the account
 * gets a new token, which is returned: whoever knew the old one must not become known with it.
 */
export async function rememberBrowser(
  { store, random, hash }: { store: Store; random: Random; hash: KeyedHash },
  write: Atomic,
  { browser, accountId, now }: { browser?: string; accountId: string; now: number },
): Promise<string | undefined> {
  const former = browser ? await store.get<KnownBrowser>(browserKey(browser)) : null;
  if (former) write.check(former);
  const known = former?.value?.accounts ?? {};
  const token = accountId in known ? undefined : newToken(random);
  const accounts = Object.entries({ ...known, [accountId]: now })
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_ACCOUNTS);
  const digest = token ? hash.digest("browser", token) : browser!;
  if (token && former?.value) {
    const moved: KnownBrowser = { accounts: {}, next: former.value.next ?? digest };
    write.set(former.key, moved, { expireIn: REFERENCE_LIFETIME });
  }
  write.set(
    browserKey(digest),
    { accounts: Object.fromEntries(accounts) } satisfies KnownBrowser,
    { expireIn: BROWSER_LIFETIME },
  );
  return token;
}

/** The person says that they have never used this browser: it forgets them, whatever token it has by now. */
export async function forgetAccount(
  store: Store,
  write: Atomic,
  { browser, accountId }: { browser: string; accountId: string },
): Promise<void> {
  let digest: string | undefined = browser;
  for (let i = 0; digest && i < MAX_ACCOUNTS; i++) {
    const entry: Entry<KnownBrowser> = await store.get<KnownBrowser>(browserKey(digest));
    const known: KnownBrowser | null = entry.value;
    write.check(entry);
    if (known && accountId in known.accounts) {
      const { [accountId]: _, ...accounts } = known.accounts;
      write.set(entry.key, { ...known, accounts }, { expireIn: BROWSER_LIFETIME });
    }
    digest = known?.next;
  }
}

/** The person said that this browser is not theirs alone. */
export function forgetBrowser(write: Atomic, digest: string): void {
  write.delete(browserKey(digest));
}

export const browserDigest = (hash: KeyedHash, token: string | undefined) =>
  token ? hash.digest("browser", token) : undefined;
