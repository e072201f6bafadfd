/**
 * Browsers in which a member of staff has signed in before: tries there have a budget of their own,
 * which nobody else on the network can use up, and strangers on many networks do not get.
 */
import { type Source, sourceName } from "../budget/source.ts";
import { type KeyedHash, newToken, type Random } from "../platform/platform.ts";
import type { Write } from "../platform/commit.ts";
import { type Found, record } from "../platform/record.ts";
import { BROWSER_LIFETIME } from "../session/known_browser.ts";

export interface StaffBrowser {
  /** By the member's ID: when they last signed in here. */
  members: Record<string, number>;
}

/** A browser used by more forgets who was absent longest. */
const MAX_MEMBERS = 8;

export const staffBrowserRecord = record<StaffBrowser, [digest: string]>("staff_browser", {
  about: "the members of staff who have signed in with a browser, by the hash of its token",
  expireIn: BROWSER_LIFETIME,
});

export const staffBrowserDigest = (hash: KeyedHash, token: string | undefined) =>
  token === undefined ? undefined : hash.digest("staff_browser", token);

/** Where somebody tries. `browser`: digest of the token that this browser brought. */
export interface DeskPlace extends Pick<Source, "ip" | "network"> {
  browser?: string;
}

/** Browsers without a token read one place, where nothing is ever written. */
export const browserOf = ({ browser }: DeskPlace) => staffBrowserRecord(browser ?? "none");

/** The name under which tries for this member are counted. */
export function deskSource(
  { ip, network, browser }: DeskPlace,
  found: Found<StaffBrowser>,
  { staffId, now }: { staffId?: string; now: number },
): string {
  const at = staffId === undefined ? undefined : found.value?.members[staffId];
  const isKnown = at !== undefined && now < at + BROWSER_LIFETIME;
  return sourceName({ ip, network, knownBrowser: isKnown ? browser : undefined });
}

/**
 * Within the commit of a sign-in. A browser that did not know the member gets a new token, which is
 * returned: who knew the old one must not become known with it.
 */
export function rememberStaffBrowser(
  { hash, random }: { hash: KeyedHash; random: Random },
  write: Write,
  { browser, staffId, now }: { browser: Found<StaffBrowser>; staffId: string; now: number },
): string | undefined {
  const former = browser.value?.members ?? {};
  const token = Object.hasOwn(former, staffId) ? undefined : newToken(random);
  const members = Object.entries({ ...former, [staffId]: now })
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_MEMBERS);
  if (token && browser.value) write.delete(browser);
  const at = token ? staffBrowserRecord(staffBrowserDigest(hash, token)!) : browser;
  write.set(at, { members: Object.fromEntries(members) });
  return token;
}
