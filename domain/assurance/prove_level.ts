/**
 * From level 2 to level 3 (citizen-handbook §6), by a bank card in the person's name or by their
 * face.
 */
import type { AssurancePorts } from "./ports.ts";
import { type DailyBudget, dailyFreeAt, refundDaily, spendDaily } from "../budget/daily.ts";
import type { RetryAt } from "../budget/uses.ts";
import { type CardNumberError, parseCardNumber } from "../identity/card_number.ts";
import type { CardRegistry, FaceMatcher } from "../registry/level_registries.ts";
import { MAX_PHOTO_BYTES, readPhoto } from "../identity/photo.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { DAY } from "../platform/platform.ts";
import type { Level3Way } from "../session/level3.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { record } from "../platform/record.ts";
import { appendOnce } from "../platform/record_once.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { type Raised, raiseLevel } from "./raise_level.ts";

type Refused =
  | Unanswered
  | { outcome: "limited"; retryAt: number }
  /** The person's identity is not verified yet. */
  | { outcome: "level_too_low" }
  /** The session has ended, or this method is not available here. */
  | { outcome: "elsewhere" };

export type CardOutcome =
  | Raised
  | Refused
  | { outcome: "invalid"; error: CardNumberError }
  /** The card belongs to somebody else or does not exist. */
  | { outcome: "mismatch" };

export type FaceOutcome =
  | Raised
  | Refused
  | { outcome: "invalid"; error: "missing" | "type" | "too_large" }
  | { outcome: "mismatch" | "not_live" };

/** A person has few cards and one face. */
const TRIES_PER_DAY: Record<Level3Way, number> = { card: 5, face: 10 };

/** Per person over all browsers: only holders of one of their sessions can use it up. */
export const level3TriesRecord = record<number[], [accountId: string, way: Level3Way]>(
  ["budget", "level3"],
  { about: "when a person tried to reach level 3 in one way", expireIn: DAY },
);

const triesOf = (accountId: string, way: Level3Way): DailyBudget => ({
  uses: level3TriesRecord(accountId, way),
  limit: TRIES_PER_DAY[way],
});

/** The card number is checked and not stored. */
export async function proveByCard(
  deps: AssurancePorts & { cards: CardRegistry },
  caller: Caller,
  live: LiveSession,
  typed: string,
): Promise<CardOutcome> {
  const parsed = parseCardNumber(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  return await prove(deps, caller, { live, way: "card", typed }, async () => {
    const holds = await deps.cards.isHolder(parsed.cardNumber, live.account.identity);
    return holds ? null : "mismatch";
  });
}

/** The photo is checked and not stored. `null`: none was sent. */
export async function proveByFace(
  deps: AssurancePorts & { faces: FaceMatcher },
  caller: Caller,
  live: LiveSession,
  upload: Uint8Array<ArrayBuffer> | null,
): Promise<FaceOutcome> {
  if (!upload?.length) return { outcome: "invalid", error: "missing" };
  if (upload.length > MAX_PHOTO_BYTES) return { outcome: "invalid", error: "too_large" };
  const photo = readPhoto(upload);
  if (!photo) return { outcome: "invalid", error: "type" };
  const typed = await photoDigest(upload);
  return await prove(deps, caller, { live, way: "face", typed }, async () => {
    const { match, live: isLive } = await deps.faces.compare(photo, live.account.identity);
    // A picture of the right person is worth no more than one of somebody else, so it gets the same
    // result.
    return !isLive ? "not_live" : match ? null : "mismatch";
  });
}

/** Stands for the photo in `askedFor`. */
export const photoDigest = async (photo: Uint8Array<ArrayBuffer>): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", photo)).toHex();

async function prove<Reason extends string>(
  deps: AssurancePorts,
  caller: Caller,
  { live, way, typed }: { live: LiveSession; way: Level3Way; typed: string },
  refusalOf: () => Promise<Reason | null>,
): Promise<Raised | Refused | { outcome: Reason }> {
  const { account, session } = live;
  if (account.status !== "verified" || session.level < 2) return { outcome: "level_too_low" };
  const tries = triesOf(account.id, way);
  const retryAt = await spendDaily(deps, tries);
  if (retryAt !== null) {
    await recordLimited(deps, account.id, way);
    return { outcome: "limited", retryAt };
  }
  const asked = await asking(deps, refusalOf);
  if (asked.outcome === "registry_unavailable") {
    await refundDaily(deps, tries);
    return asked;
  }
  const refusal = asked.answer;
  if (refusal === null) return await raiseLevel(deps, caller, { live, way, typed });
  await deps.audit.append(auditRecord(deps, caller, "level.refused", {
    accountId: account.id,
    detail: { way, reason: refusal },
  }));
  return { outcome: refusal };
}

/** Checked before a photo is read: when the next may be sent, or `null` for now. */
export async function faceTriesSpent(
  deps: AssurancePorts,
  { account }: LiveSession,
): Promise<RetryAt> {
  const retryAt = await dailyFreeAt(deps, triesOf(account.id, "face"));
  if (retryAt !== null) await recordLimited(deps, account.id, "face");
  return retryAt;
}

async function recordLimited(
  deps: AssurancePorts,
  accountId: string,
  way: Level3Way,
): Promise<void> {
  const at = deps.clock.now();
  const limited = { at, event: "level.limited", accountId, detail: { way } } as const;
  await appendOnce(deps, `${accountId} ${way}`, limited);
}
