/** Writes sessions and accounts into a store directly, bypassing all limits on their number. */
import { commitTo } from "../../domain/platform/commit.ts";
import { listAll, read } from "../../domain/platform/read.ts";
import { systemRandom } from "../../adapters/runtime/system.ts";
import { type Account, accountRecord } from "../../domain/identity/account.ts";
import type { KeyedHash } from "../../domain/platform/platform.ts";
import { createSession } from "../../domain/session/begin_session.ts";
import type { Session } from "../../domain/session/session.ts";
import { revocationRecord } from "../../domain/session/tell_workers.ts";
import { useSession } from "../../domain/session/use_session.ts";
import type { Store } from "../../domain/platform/store.ts";

interface Platform {
  store: Store;
  hash: KeyedHash;
  clock: { now(): number };
}

/** Sara's verified account, or what is given of another one. */
export const account = (given: Partial<Account> = {}): Account => ({
  id: "account-1",
  identity: { kind: "iranian", nationalId: "0012345679" },
  firstName: "سارا",
  lastName: "محمدی",
  fatherName: "رضا",
  birthDate: { year: 1370, month: 5, day: 14 },
  status: "verified",
  createdAt: 0,
  ...given,
});

/** Writes this account, completed with defaults, and returns it. */
export async function writeAccount(
  { store, clock }: Pick<Platform, "store" | "clock">,
  given: Partial<Account> & { id: string },
): Promise<Account> {
  const written = account({ createdAt: clock.now(), ...given });
  await commitTo(store).set(accountRecord(written.id), written).commit();
  return written;
}

export async function readAccount({ store }: Pick<Platform, "store">, id: string) {
  const { value } = await read(store, accountRecord(id));
  if (!value) throw new Error(`Cannot find the account ${id}`);
  return value;
}

/**
 * Sessions in no list, as a race in an earlier version would have left them. @returns their tokens
 */
export async function seedSessions(
  { store, hash, clock }: Platform,
  account: Account,
  count: number,
  origin: Partial<Session> = {},
): Promise<string[]> {
  const now = clock.now();
  const tokens: string[] = [];
  while (tokens.length < count) {
    const write = commitTo(store);
    for (let i = 0; i < 100 && tokens.length < count; i++) {
      const options = { level: 2, authTime: now, ...origin, account, now } as const;
      tokens.push(createSession({ random: systemRandom, hash }, write, options).token);
    }
    await write.commit();
  }
  return tokens;
}

/** When workers were last told that sessions of this person ended or changed; `null`: never. */
export async function lastTold(
  { store }: Pick<Platform, "store">,
  accountId: string,
): Promise<number | null> {
  const told: number[] = [];
  for await (const { key, value } of listAll(store, revocationRecord.all())) {
    if (key.at(-1) === accountId) told.push(value);
  }
  return told.at(-1) ?? null;
}

/** The number of these tokens that are still live. */
export async function countLive(platform: Platform, tokens: readonly string[]): Promise<number> {
  const { store, hash, clock } = platform;
  let count = 0;
  for (const token of tokens) {
    const digest = hash.digest("session", token);
    if (await useSession(store, { digest }, clock.now())) count++;
  }
  return count;
}
