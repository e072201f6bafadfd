/**
 * That values of a person changed which services get: remembered for their own page, and told to the
 * services (domain/profile/, docs/decisions/0299).
 */
import { enqueue } from "../outbox/enqueue.ts";
import { idTime } from "../outbox/message.ts";
import type { Write } from "../platform/commit.ts";
import { DAY, LAST_MOMENT } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { Attribute } from "../services/attributes.ts";
import { accountReceiver } from "../session/session_ends.ts";
import type { Fact } from "./facts.ts";

export interface ValuesChanged {
  accountId: string;
  /** In milliseconds. */
  at: number;
  /** Names only: the values are the account's. */
  claims: readonly Attribute[];
}

/** So long the person sees what became of it, as long as the outbox's log keeps it. */
const SHOWN_FOR = 30 * DAY;

export const valuesChangedRecord = record<
  ValuesChanged,
  [change: Pick<ValuesChanged, "accountId" | "at">]
>("values_changed", {
  about: "which values of a person changed that services get, without the values",
  expireIn: SHOWN_FOR,
  key: ({ accountId, at }) => [accountId, LAST_MOMENT - at],
});

/** The kind of message that becomes one for each service that gets new values. */
export const VALUES_CHANGED = "values_changed";

/** Within the commit of the facts. */
export function noteValuesChanged(
  write: Write,
  { accountId, facts, now: at }: { accountId: string; facts: readonly Fact[]; now: number },
): void {
  const claims = facts.flatMap((fact) => fact.fact === "claims" ? fact.claims : []);
  if (claims.length === 0) return;
  const content: ValuesChanged = { accountId, at, claims };
  write.set(valuesChangedRecord(content), content);
  enqueue<ValuesChanged>(write, {
    id: [idTime(at), accountId, VALUES_CHANGED].join(":"),
    kind: VALUES_CHANGED,
    receiver: accountReceiver(accountId),
    at,
    content,
  });
}
