/** The desk: what experts see of applications, and the remarks that agencies answer. */
import type { Application } from "../../../domain/application/application.ts";
import type { Check, Finding } from "../../../domain/review/checklist.ts";
import type { ProbedServer } from "../../../domain/publication/probe.ts";
import type { ReviewCaseProps } from "../../review/case.tsx";
import type { reviewPages } from "../../review/mod.ts";
import type { ShownRemark } from "../../review/remark_list.tsx";
import type { ReviewQueueProps } from "../../review/queue.tsx";
import { DAY, HOUR } from "../../texts/units.ts";
import { NOW } from "../samples/sample.ts";
import type { States } from "../samples/states.ts";

type All = States<typeof reviewPages>;

const EXPERT = { id: "nahid", name: "ناهید صادقی" };
const AGENCY = { text: "کتابخانهٔ ملی", language: "fa" };
const TITLE = { text: "کتابخانهٔ تازه", language: "fa" };

const APPLICATION: Application = {
  id: "0192f0c5-8c9e-7000-8000-0123456789ab",
  number: "1405000123454",
  agencyId: "agency",
  title: { fa: "کتابخانهٔ تازه" },
  state: "in_review",
  revision: 2,
  live: 1,
  serviceId: "new-library",
  createdAt: NOW - 3 * DAY,
  changedAt: NOW - DAY,
  expert: EXPERT.id,
};
const { id } = APPLICATION;

const ROW: ReviewQueueProps["rows"][number] = {
  ...APPLICATION,
  turn: "expert",
  name: TITLE,
  agency: AGENCY,
  promised: { is: "running", endsAt: NOW + 4 * DAY },
  isOverdue: false,
};

const QUEUE: ReviewQueueProps = {
  filter: "all",
  staffId: EXPERT.id,
  counts: { all: 3, mine: 1, unassigned: 1, overdue: 1 },
  page: 1,
  pages: 1,
  rows: [
    {
      ...ROW,
      state: "submitted",
      expert: undefined,
      name: undefined,
      isOverdue: true,
      promised: { is: "running", endsAt: NOW - HOUR },
    },
    ROW,
    { ...ROW, expert: "omid" },
  ],
};

const remark = (number: number, given: Partial<ShownRemark>): ShownRemark => ({
  id: `remark-${number}`,
  revision: 2,
  round: 1,
  field: "level",
  label: "level",
  kind: "blocking",
  state: "answered",
  text: "سطح ۱ برای این خدمت کافی نیست.",
  at: NOW - 2 * DAY,
  by: EXPERT,
  answer: { text: "سطح ۲ شد.", at: NOW - DAY, by: { id: "a", name: "رضا کریمی" } },
  ...given,
});

const REMARKS = [
  remark(1, {}),
  remark(2, { round: 2, kind: "advice", state: "open", answer: undefined, label: undefined }),
  remark(3, { state: "settled", label: "upstream", field: "upstream" }),
];

const CHECKS: readonly Check[] = [
  ...["mandate", "letter", "texts", "level", "reasons", "hosts", "methods", "contacts"] as const,
];
const FINDINGS: readonly Finding[] = [
  ...["attributes_need_level", "no_max_age_at_level_3", "letter_old"] as const,
  ...["contact_unconfirmed", "one_contact", "title_languages", "plain_http"] as const,
];

const SERVICE = {
  ...{ id: "new-library", level: 2, persons: "natural", max_age: 1800 },
  attributes: ["given_name", "family_name"],
} as unknown as ReviewCaseProps["dryRun"]["service"];

const SERVER: ProbedServer = {
  ...{ origin: "https://library.gov.ir", finding: "passed", audience: "passed" },
  ...{ status: 200, milliseconds: 41 },
};

const CASE: ReviewCaseProps = {
  application: APPLICATION,
  agency: AGENCY,
  revision: 2,
  round: 2,
  promised: { is: "running", endsAt: NOW + 4 * DAY },
  isMine: true,
  mayTake: false,
  approvals: [{ staff: { id: "omid", name: "امید رستمی" }, at: NOW - HOUR }],
  two: ["level_lowered", "new_attribute", "new_host"],
  against: "live",
  comparable: ["live", "former", "all"],
  differences: [
    {
      path: "title_fa",
      step: "details",
      label: "title_fa",
      before: "کتابخانه",
      after: "کتابخانهٔ تازه",
    },
    { path: "level", step: "details", label: "level", before: "2", after: "1" },
    { path: "requests", step: "details", label: "requests", after: "20" },
  ],
  fields: [{ path: "title_fa", label: "title_fa" }, { path: "level", label: "level" }],
  files: [{ id: "file-1", name: "نامه.pdf" }],
  remarks: REMARKS,
  findings: FINDINGS,
  checks: CHECKS,
  checked: ["mandate"],
  message: "",
  typed: { field: "", kind: "", text: "" },
  dryRun: {
    service: SERVICE,
    faults: [],
    refusals: [],
    replaces: 1,
    hosts: ["https://library.gov.ir"],
    headers: ["X-Identity-Assertion", "X-Identity-Subject", "X-Identity-Given-Name"],
    way: "upstream",
    serviceId: "new-library",
    address: "https://new-library.example.ir/",
  },
  trial: {
    by: EXPERT,
    probe: { at: NOW - HOUR, finding: "passed", servers: [SERVER] },
    gate: {
      ...{ at: NOW - HOUR, finding: "passed", tried: 12 },
      servers: [{ origin: SERVER.origin, finding: "passed", failed: [] }],
    },
  },
};

const NOT_MINE: ReviewCaseProps = {
  ...CASE,
  application: { ...APPLICATION, state: "submitted", expert: undefined },
  isMine: false,
  mayTake: true,
  against: "all",
  approvals: [],
  two: [],
  remarks: [],
  findings: [],
};

const DRY_PROXIES: ReviewCaseProps["dryRun"] = {
  ...CASE.dryRun,
  service: { ...SERVICE!, max_age: undefined, attributes: [] },
  ...{ replaces: undefined, way: "forward_auth", hosts: ["192.0.2.0/24"] },
};

const DRY_REFUSED: ReviewCaseProps["dryRun"] = {
  ...CASE.dryRun,
  service: undefined,
  faults: [{ field: "level", message: "must be 1, 2 or 3" }],
  refusals: ["agency_inactive", "name_taken", "retired", "left_out"],
  ...{ way: "openid", hosts: ["https://library.gov.ir"], headers: [], address: undefined },
};

const failedServer = (reason: ProbedServer["reason"], seen: Partial<ProbedServer> = {}) => ({
  ...{ origin: SERVER.origin, finding: "failed" as const, audience: "unseen" as const },
  reason,
  ...seen,
});

const TRIAL_FAILED: ReviewCaseProps["trial"] = {
  by: EXPERT,
  probe: {
    at: NOW - HOUR,
    finding: "failed",
    servers: [
      failedServer("forbidden_address"),
      failedServer("not_https"),
      failedServer("no_answer", { fault: "CertificateExpired" }),
      failedServer("unhealthy", { status: 500, milliseconds: 20 }),
      failedServer("audience", { status: 200, milliseconds: 20, audience: "failed" }),
    ],
  },
  gate: {
    ...{ at: NOW - HOUR, finding: "failed", tried: 12 },
    servers: [{ origin: SERVER.origin, finding: "failed", failed: ["underscores", "cgi"] }],
  },
};

const TRIAL_UNSEEN: ReviewCaseProps["trial"] = {
  by: EXPERT,
  probe: { at: NOW, finding: "passed", servers: [{ ...SERVER, audience: "unseen" }] },
  gate: {
    ...{ at: NOW, finding: "unseen", tried: 12 },
    servers: [{ origin: SERVER.origin, finding: "unseen", failed: [] }],
  },
};

const TRIAL_TAKEN: ReviewCaseProps["trial"] = {
  by: EXPERT,
  probe: { at: NOW, finding: "failed", nameTaken: true, servers: [] },
};

const FAILED = [
  ...["nothing_blocks", "blocked", "unchecked", "reason_missing", "reason_long", "own"] as const,
  ...[
    "moved",
    "not_held",
    "held",
    "approved_once",
    "full",
    "unanswered",
    "faulty",
    "unsaid",
  ] as const,
  ...["too_often", "invalid", "withdrawn"] as const,
];

const OWN = { applicationId: id, remarks: REMARKS, mayAnswer: true, typed: {} };

export const reviewStates: All = {
  reviewQueue: { several: QUEUE },
  reviewCase: { mine: CASE },
  ownRemarks: { several: OWN },
};

export const reviewWordings: Partial<All> = {
  reviewQueue: { empty: { ...QUEUE, filter: "mine", rows: [] } },
  reviewCase: {
    "not-taken": NOT_MINE,
    "typed-too-late": {
      ...NOT_MINE,
      failed: "moved",
      message: "با نامهٔ تازه",
      typed: { field: "level", kind: "advice", text: "سطح ۲ بهتر است." },
    },
    untried: { ...NOT_MINE, trial: null },
    "first-approved": { ...CASE, application: { ...APPLICATION, state: "in_review" } },
    approved: {
      ...CASE,
      application: { ...APPLICATION, state: "approved" },
      approvals: [...CASE.approvals, { staff: EXPERT, at: NOW }],
    },
    "dry-run-of-another-way": { ...CASE, dryRun: DRY_PROXIES, trial: TRIAL_FAILED },
    "dry-run-refused": { ...CASE, dryRun: DRY_REFUSED, trial: TRIAL_UNSEEN },
    "server-of-another": { ...CASE, trial: TRIAL_TAKEN },
    "no-server": {
      ...CASE,
      trial: { by: EXPERT, probe: { at: NOW, finding: "unseen", servers: [] } },
    },
    unmoved: { ...NOT_MINE, against: "former", differences: [] },
    paused: {
      ...NOT_MINE,
      mayTake: false,
      application: { ...APPLICATION, state: "returned" },
      promised: { is: "paused", left: 3 * DAY },
    },
    ...Object.fromEntries(FAILED.map((failed) => [failed, { ...CASE, failed }])),
  },
  ownRemarks: { faulty: { ...OWN, typed: { "remark-1": "" } } },
};
