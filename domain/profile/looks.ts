/** «چه کسی پرونده مرا دید»: each look of staff at a person's data, for their own page. */
import type { Write } from "../platform/commit.ts";
import { DAY, LAST_MOMENT, type Random, type Seal } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { type PageAsked, readSealedPage, type SealedPage } from "../platform/sealed_page.ts";
import type { Store } from "../platform/store.ts";

/** What was looked at. */
export const LOOKED_AT = ["profile", "sign_ins", "letters", "dossiers", "support"] as const;
export type LookedAt = typeof LOOKED_AT[number];

export interface Look {
  at: number;
  /** The service whose staff it was; absent for the window's own. */
  service?: string;
  /** In which role, in words of that office: "support", "auditor". No name. */
  role: string;
  /** As the person who looked has stated it. */
  reason: string;
  data: readonly LookedAt[];
}

export const lookRecord = record<Look, [accountId: string, at: number, id: string]>("look", {
  about: "that staff looked at a person's data, in which role and why",
  expireIn: 2 * 365 * DAY,
  key: (accountId, at, id) => [accountId, LAST_MOMENT - at, id],
});

/** Within the commit of the look: nobody sees what is not written down. */
export function recordLook(
  { random }: { random: Random },
  write: Write,
  { accountId, ...look }: Look & { accountId: string },
): void {
  write.set(lookRecord(accountId, look.at, random.bytes(8).toHex()), look);
}

/** A page of them, the newest first. */
export const listLooks = (
  deps: { store: Store; seal: Seal },
  accountId: string,
  asked: PageAsked = {},
): Promise<SealedPage<Look>> =>
  readSealedPage(deps, lookRecord.all(accountId), { context: `look ${accountId}`, ...asked });
