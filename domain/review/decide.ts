/** What becomes of an application: returned, rejected, approved by one expert or by two. */
import type { ApplicationContent } from "../application/content.ts";
import { applicationRecord } from "../application/application.ts";
import type { Write } from "../platform/commit.ts";
import { trimmed } from "../text/invisible.ts";
import { tellDesk } from "../staff/members/tell_desk.ts";
import {
  type ActFound,
  actOn,
  type Deed,
  type Expert,
  type ReviewPorts,
  type Seen,
} from "./act.ts";
import { type Check, unchecked } from "./checklist.ts";
import { needsTwo } from "./needs.ts";
import type { Case } from "./read_case.ts";
import type { Review } from "./review.ts";
import { parseSaid } from "./say.ts";

export const VERDICTS = ["approve", "return", "reject"] as const;
export type Verdict = typeof VERDICTS[number];

export type VerdictRefusal =
  /** A return without a remark that says what must change. */
  | "nothing_blocks"
  /** A blocking remark is not settled. */
  | "blocked"
  | "unchecked"
  | "reason_missing"
  | "reason_long";

/** Experts that must approve. */
export const expertsNeeded = (before: ApplicationContent | null, after: ApplicationContent) =>
  needsTwo(before, after).length > 0 ? 2 : 1;

interface Judged {
  content: ApplicationContent;
  checked: readonly Check[];
  /** As it was typed: for a rejection, or to go with a return. */
  text: string;
}

/** `null`: the verdict may be given. */
export function whyNot(
  verdict: Verdict,
  { open }: Pick<Review, "open">,
  { content, checked, text }: Judged,
): VerdictRefusal | null {
  const said = parseSaid(text);
  if ("fault" in said && said.fault === "long") return "reason_long";
  switch (verdict) {
    case "approve":
      if (open.length > 0) return "blocked";
      return unchecked(content, checked).length > 0 ? "unchecked" : null;
    case "return":
      return open.length === 0 ? "nothing_blocks" : null;
    case "reject":
      return "fault" in said ? "reason_missing" : null;
  }
}

export interface Decided {
  verdict: Verdict;
  checked: readonly Check[];
  text: string;
}

/** `live`: what the case was compared with; if another revision went live since, it has moved. */
export function decideCase(
  deps: ReviewPorts,
  expert: Expert,
  { live, given, ...seen }: Seen & Pick<Case, "live"> & { given: Decided },
) {
  const { application: { id }, submitted: { content } } = seen;
  const { verdict, checked, text } = given;
  const decide = (found: ActFound<unknown>, write: Write) => {
    if (found.application.live !== live?.revision) return "moved" as const;
    const refusal = whyNot(verdict, found.review, { content, checked, text });
    if (refusal) return refusal;
    const deed = deedOf({ ...given, content, live: live?.content ?? null }, expert, found);
    if (deed.application?.state) {
      const { agencyId } = found.application;
      tellDesk(deps, write, { agencyId, at: found.now });
    }
    return deed;
  };
  return actOn(deps, expert, { ...seen, asked: { more: applicationRecord(id), decide } });
}

function deedOf(
  { verdict, checked, text, content, live }: Decided & {
    content: ApplicationContent;
    live: ApplicationContent | null;
  },
  { staff: { id, name } }: Expert,
  { review, now }: ActFound<unknown>,
): Deed {
  const ended = { expert: undefined, changedAt: now, noticedAt: now };
  const said = trimmed(text) || undefined;
  const next = { ...review, checked: { ...review.checked, [id]: [...checked] } };
  switch (verdict) {
    case "return":
      return {
        kind: "returned",
        text: said,
        application: { ...ended, state: "returned" },
        review: next,
      };
    case "reject":
      return {
        kind: "rejected",
        text: said,
        application: { ...ended, state: "rejected" },
        review: next,
      };
    case "approve": {
      const approvals = [...review.approvals, { staff: { id, name }, at: now }];
      const isDone = approvals.length >= expertsNeeded(live, content);
      return {
        kind: "approved",
        application: isDone ? { ...ended, state: "approved" } : { expert: undefined },
        review: { ...next, approvals },
      };
    }
  }
}

/** What an expert has looked at so far. */
export const saveChecks = (
  deps: ReviewPorts,
  expert: Expert,
  { checked, ...seen }: Seen & { checked: readonly Check[] },
) =>
  actOn(deps, expert, {
    ...seen,
    asked: {
      more: applicationRecord(seen.application.id),
      decide: ({ review }) => ({
        review: { ...review, checked: { ...review.checked, [expert.staff.id]: [...checked] } },
      }),
    },
  });
