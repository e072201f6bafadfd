/** An expert writes remarks, takes back what was not sent yet, and settles what the agency answered. */
import type { ApplicationContent } from "../application/content.ts";
import { idTime } from "../outbox/message.ts";
import { trimmed } from "../text/invisible.ts";
import { actOn, type Expert, type ReviewPorts, type Seen } from "./act.ts";
import { reviewedFields } from "./difference.ts";
import {
  MAX_REMARK,
  MAX_REMARKS,
  type Remark,
  REMARK_KINDS,
  type RemarkKind,
  remarkRecord,
  stateOfRemark,
} from "./remark.ts";

export interface TypedRemark {
  field: string;
  kind: string;
  text: string;
}

export interface RemarkFaults {
  field?: "unknown";
  kind?: "missing";
  text?: TextFault;
}

export type TextFault = "missing" | "long";

/** With line ends as one character, as the page counts them (WHATWG HTML §4.10.11). */
export function parseSaid(typed: string): { text: string } | { fault: TextFault } {
  const text = trimmed(typed.replaceAll("\r\n", "\n"));
  if (text === "") return { fault: "missing" };
  return text.length > MAX_REMARK ? { fault: "long" } : { text };
}

/** `known`: contents whose fields may be named; one that was taken away may be missed. */
export function parseRemark(
  typed: TypedRemark,
  known: readonly ApplicationContent[],
): { remark: { field: string; kind: RemarkKind; text: string } } | { faults: RemarkFaults } {
  const kind = REMARK_KINDS.find((kind) => kind === typed.kind);
  const paths = known.flatMap((content) => reviewedFields(content).map(({ path }) => path));
  const isKnown = typed.field === "" || paths.includes(typed.field);
  const said = parseSaid(typed.text);
  if (kind && isKnown && "text" in said) {
    return { remark: { field: typed.field, kind, text: said.text } };
  }
  return {
    faults: {
      field: isKnown ? undefined : "unknown",
      kind: kind ? undefined : "missing",
      text: "fault" in said ? said.fault : undefined,
    },
  };
}

export function addRemark(
  deps: ReviewPorts,
  expert: Expert,
  { remark, ...seen }: Seen & { remark: { field: string; kind: RemarkKind; text: string } },
) {
  const { application: { id: applicationId }, submitted: { revision, round } } = seen;
  const at = deps.clock.now();
  const id = `${idTime(at)}-${deps.random.bytes(6).toHex()}`;
  const { id: staffId, name } = expert.staff;
  const said: Remark = { ...remark, id, revision, round, at, by: { id: staffId, name } };
  return actOn(deps, expert, {
    ...seen,
    asked: {
      more: remarkRecord(applicationId, id),
      decide({ review, more }, write) {
        if (review.remarks >= MAX_REMARKS) return "full";
        write.set(more, said);
        return {
          kind: "remarked",
          changes: [{ field: remark.field }],
          review: {
            ...review,
            remarks: review.remarks + 1,
            open: remark.kind === "blocking" ? [...review.open, id] : review.open,
          },
        };
      },
    },
  });
}

/** Of this round: taken back. Of a former one: settled, once the agency has answered it. */
export function settleRemark(
  deps: ReviewPorts,
  expert: Expert,
  { remarkId, ...seen }: Seen & { remarkId: string },
) {
  const { application: { id: applicationId }, submitted } = seen;
  return actOn(deps, expert, {
    ...seen,
    asked: {
      more: remarkRecord(applicationId, remarkId),
      decide({ review, more, now }, write) {
        const remark = more.value;
        if (!remark || stateOfRemark(remark) === "settled") return "moved";
        if (remark.revision !== submitted.revision) return "moved";
        const isOfThisRound = remark.round === submitted.round;
        if (!isOfThisRound && !remark.answer) return "unanswered";
        if (isOfThisRound) write.delete(more);
        else write.set(more, { ...remark, settledAt: now });
        return {
          kind: "remarked",
          changes: [{ field: remark.field }],
          review: {
            ...review,
            remarks: isOfThisRound ? review.remarks - 1 : review.remarks,
            open: review.open.filter((id) => id !== remarkId),
          },
        };
      },
    },
  });
}
