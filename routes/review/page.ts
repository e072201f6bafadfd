/** One application as an expert sees it. */
import { connectionTexts } from "../application/connection_text.ts";
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import { promisedClock } from "../../domain/application/clock.ts";
import { checklistFor, findingsIn } from "../../domain/review/checklist.ts";
import { differences, isMoved } from "../../domain/review/difference.ts";
import { whyNotTaken } from "../../domain/review/hold.ts";
import { readDryRun } from "../../domain/review/dry_run.ts";
import { needsTwo } from "../../domain/review/needs.ts";
import { isOwn } from "../../domain/review/own.ts";
import { type Case, readCase } from "../../domain/review/read_case.ts";
import { trialRecord } from "../../domain/review/trial.ts";
import { read } from "../../domain/platform/read.ts";
import { localText } from "../../domain/services/service.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { fieldsOfCase, filesOf, shownRemarks } from "./shown.ts";

type Shown = PageProps<"reviewCase">;
export type Failed = NonNullable<Shown["failed"]>;
/** As it was typed. */
export type Typed = Partial<Pick<Shown, "typed" | "checked" | "message">>;

export async function withCase(
  visit: Visit,
  handle: (found: Case) => Promise<Response>,
): Promise<Response> {
  const found = await readCase(visit.ports.store, visit.param("id"));
  return found ? await handle(found) : await visit.problem("not_found");
}

export async function casePage(
  visit: Visit,
  { staff }: SignedInStaff,
  found: Case,
  { status = 200, ...typed }:
    & Typed
    & { failed?: Failed; status?: PageStatus } = {},
): Promise<Response> {
  const { ports, language } = visit;
  const { application, submitted, former, live, review } = found;
  const now = ports.clock.now();
  const comparable = [
    ...live ? ["live"] as const : [],
    ...former ? ["former"] as const : [],
    "all" as const,
  ];
  const against = comparable.find((one) => one === visit.query("against")) ?? comparable[0];
  const before = { live, former, all: null }[against];
  const textOf = await connectionTexts(ports.store, application.agencyId);
  const all = differences(before?.content ?? null, submitted.content).map((one) => ({
    ...one,
    before: one.before && textOf(one.label, one.before),
    after: one.after && textOf(one.label, one.after),
  }));
  const fields = fieldsOfCase(found);
  const isOwnCase = isOwn(staff, application, { ...submitted, members: found.members });
  return await visit.page("reviewCase", {
    application,
    agency: localText((await agencyOf(ports, application.agencyId)).name, language),
    revision: submitted.revision,
    round: submitted.round,
    promised: promisedClock(application),
    isMine: application.state === "in_review" && application.expert === staff.id && !isOwnCase,
    mayTake: !isOwnCase && whyNotTaken(application, review, { staffId: staff.id, now }) === null,
    approvals: review.approvals,
    two: needsTwo(live?.content ?? null, submitted.content),
    against,
    comparable,
    differences: against === "all" ? all : all.filter(isMoved),
    fields,
    files: filesOf(found),
    remarks: shownRemarks(found.remarks, fields),
    findings: findingsIn(submitted.content, now),
    checks: checklistFor(submitted.content),
    checked: review.checked[staff.id] ?? [],
    message: "",
    dryRun: await shownDryRun(visit, found),
    trial: await lastTrial(visit, found),
    typed: { field: visit.query("field") ?? "", kind: "", text: "" },
    ...typed,
    failed: failedIn(application, typed.failed ?? (isOwnCase ? "own" : undefined)),
  }, { status });
}

/** Why it has moved, where that is known. */
const failedIn = ({ state }: Case["application"], failed?: Failed): Failed | undefined =>
  failed === "moved" && state === "withdrawn" ? "withdrawn" : failed;

async function shownDryRun({ ports }: Visit, found: Case): Promise<Shown["dryRun"]> {
  const { service: { serviceId }, details: { way: { way } } } = found.submitted.content;
  const dryRun = await readDryRun(ports, found);
  const address = dryRun.service && ports.hosts.addressOf(dryRun.service);
  return { ...dryRun, way, serviceId, address };
}

async function lastTrial(
  { ports: { store } }: Visit,
  { application: { id }, submitted: { revision, round } }: Case,
) {
  return (await read(store, trialRecord(id, revision, round))).value;
}
