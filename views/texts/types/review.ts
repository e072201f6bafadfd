/** The experts' side of applications, and the remarks that the agency answers. */
import type { Check, Finding } from "../../../domain/review/checklist.ts";
import type { VerdictRefusal } from "../../../domain/review/decide.ts";
import type { DryRefusal } from "../../../domain/review/dry_run.ts";
import type { TwoReason } from "../../../domain/review/needs.ts";
import type { QueueFilter } from "../../../domain/review/queue.ts";
import type { RemarkKind, RemarkState } from "../../../domain/review/remark.ts";
import type { WayStep } from "../../../domain/application/content.ts";
import type { Finding as Found, ProbedServer } from "../../../domain/publication/probe.ts";

export interface ReviewTexts {
  review: {
    heading: string;
    /** Of one application; {number}. */
    one: string;
    empty: string;
    filter: string;
    /** {count} */
    filters: Record<QueueFilter, string>;
    /** {when} */
    due: string;
    overdue: string;
    /** {days} */
    paused: string;
    unassigned: string;
    mine: string;
    taken: string;
    facts: Record<"agency" | "round" | "promised" | "approvals" | "two", string>;
    two: Record<TwoReason, string>;
    waitsForSecond: string;
    take: string;
    giveBack: string;
    compare: string;
    against: Record<"live" | "former" | "all", string>;
    nothingMoved: string;
    before: string;
    after: string;
    nothing: string;
    remarks: string;
    noRemarks: string;
    whole: string;
    kinds: Record<RemarkKind, string>;
    states: Record<RemarkState, string>;
    answer: string;
    settle: string;
    takeBack: string;
    verdict: string;
    newRemark: string;
    field: string;
    kind: string;
    text: string;
    add: string;
    findings: string;
    noFindings: string;
    finding: Record<Finding, string>;
    checklist: string;
    checks: Record<Check, string>;
    message: string;
    save: string;
    approve: string;
    return: string;
    reject: string;
    failed: Record<
      | VerdictRefusal
      | "own"
      | "moved"
      | "not_held"
      | "held"
      | "approved_once"
      | "full"
      | "unanswered"
      | "withdrawn"
      | "too_often"
      | "invalid"
      | "faulty"
      | "unsaid",
      string
    >;
    trial: {
      heading: string;
      lead: string;
      none: string;
      button: string;
      /** {who}, {when} */
      last: string;
      nameTaken: string;
      noServer: string;
      /** {origin}, {status}, {milliseconds} */
      answered: string;
      /** {origin} */
      silent: string;
      reasons: Record<NonNullable<ProbedServer["reason"]>, string>;
      audience: Record<Found, string>;
      /** {count}, {spellings}, {path} */
      gate: Record<Found, string>;
    };
    dryRun: {
      heading: string;
      sound: string;
      /** {field}, {rule} */
      fault: string;
      refusals: Record<DryRefusal, string>;
      /** {service} */
      first: string;
      /** {revision} */
      replaces: string;
      /** {address} */
      address: string;
      /** {hosts} */
      hosts: Record<WayStep["way"], string>;
      /** {level} */
      level: string;
      /** {level}, {period} */
      levelWithin: string;
      /** {attributes} */
      sent: string;
      nothingSent: string;
      /** {headers} */
      headers: string;
    };
    queue: string;
    own: {
      heading: string;
      lead: string;
      /** Before the application can be sent again. */
      unanswered: string;
      link: string;
      submit: string;
      back: string;
      faulty: string;
    };
  };
}
