/**
 * A person's sign-ins of the last 90 days, for their own page. Each is written in the commit that
 * opens its session, and nothing deletes it earlier: a session that was ended or refused stays listed.
 */
import type { AssuranceLevel } from "../identity/account.ts";
import type { CodeChannel } from "../journey/one_time_code.ts";
import type { Write } from "../platform/commit.ts";
import { DAY, LAST_MOMENT, type Random, type Seal } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type PageAsked, readSealedPage, type SealedPage } from "../platform/sealed_page.ts";
import type { Store } from "../platform/store.ts";
import type { Device } from "../session/device.ts";
import type { Session } from "../session/session.ts";

export interface PastSignIn {
  at: number;
  /** The channel of the code, or that a phone approved it, or that a passkey stood for the code. */
  way: CodeChannel | "qr" | "passkey";
  /** The person had signed in with the browser before. */
  knownBrowser: boolean;
  /** At the sign-in; the session may have been raised since. */
  level: AssuranceLevel;
  device?: Device;
  /** The network part of the IP. */
  place?: string;
  /** ID of the session that it opened. */
  session: string;
}

/**
 * A version of the program that does not know passkeys, on the same store, shows `way`
 * (docs/decisions/0246).
 */
type StoredSignIn = Omit<PastSignIn, "way"> & { way: CodeChannel | "qr"; passkey?: true };

export const signInRecord = record<StoredSignIn, [accountId: string, at: number, id: string]>(
  "sign_in",
  {
    about: "a sign-in, for the person's own list",
    expireIn: 90 * DAY,
    key: (accountId, at, id) => [accountId, LAST_MOMENT - at, id],
  },
);

/** Adds the sign-in that opens this session to its commit. */
export function rememberSignIn(
  { random }: { random: Random },
  write: Write,
  { id: session, accountId, createdAt: at, level, device }: Session,
  { way, ...seen }: Pick<PastSignIn, "way" | "knownBrowser" | "place">,
): void {
  const id = random.bytes(8).toHex();
  const stored = way === "passkey" ? { way: "sms", passkey: true } as const : { way };
  write.set(signInRecord(accountId, at, id), { at, level, device, session, ...seen, ...stored });
}

const shown = ({ passkey, way, ...signIn }: StoredSignIn): PastSignIn => ({
  ...signIn,
  way: passkey ? "passkey" : way,
});

/** A page of the account's sign-ins, the newest first. */
export async function listSignIns(
  deps: { store: Store; seal: Seal },
  accountId: string,
  asked: PageAsked = {},
): Promise<SealedPage<PastSignIn>> {
  const context = `sign_in ${accountId}`;
  const page = await readSealedPage(deps, signInRecord.all(accountId), { context, ...asked });
  return { ...page, values: page.values.map(shown) };
}
