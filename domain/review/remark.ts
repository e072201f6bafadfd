/** What an expert says of one field of an application, and what the agency answers. */
import type { Application } from "../application/application.ts";
import { record } from "../platform/record.ts";
import { listAll } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";

/** `blocking`: it is not approved as it is. */
export const REMARK_KINDS = ["blocking", "advice"] as const;
export type RemarkKind = typeof REMARK_KINDS[number];

/** Characters of a remark, an answer, a reason. */
export const MAX_REMARK = 1000;
/** Of one revision. More are a conversation, which belongs on the phone. */
export const MAX_REMARKS = 60;

export interface Said {
  text: string;
  /** Milliseconds. */
  at: number;
  /** Of the member of staff. */
  by: { id: string; name: string };
}

export interface Remark extends Said {
  /** Sortable by time. */
  id: string;
  revision: number;
  /** In which it was made. */
  round: number;
  /** Path of the field (application/fields_of.ts); empty for the whole. */
  field: string;
  kind: RemarkKind;
  answer?: Said;
  /** When an expert saw that it is done. */
  settledAt?: number;
}

export const remarkRecord = record<Remark, [application: string, id: string]>(
  "application_remark",
  { about: "what an expert says of a field of an application, with the agency's answer" },
);

/** All of an application, the oldest first. */
export async function remarksOf(store: Store, applicationId: string): Promise<Remark[]> {
  const found = await Array.fromAsync(listAll(store, remarkRecord.all(applicationId)));
  return found.map(({ value }) => value);
}

export type RemarkState = "open" | "answered" | "settled";

export const stateOfRemark = ({ answer, settledAt }: Remark): RemarkState =>
  settledAt !== undefined ? "settled" : answer ? "answered" : "open";

/** Those without which it is not approved, and which the agency has not answered in this revision. */
export const unansweredOf = (remarks: readonly Remark[], revision: number): Remark[] =>
  remarks.filter((remark) =>
    remark.revision === revision && remark.kind === "blocking" && stateOfRemark(remark) === "open"
  );

/** Whether the agency sees it: an expert may take back what they say until it is returned. */
export function isSent(
  { revision, round }: Pick<Remark, "revision" | "round">,
  application: Pick<Application, "state" | "revision">,
  lastRound: number,
): boolean {
  const isWritten = application.state === "submitted" || application.state === "in_review";
  return !isWritten || revision < application.revision || round < lastRound;
}
