/** Case 48: members of the desk who want to see or do more than they may. */
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { propose } from "../../../domain/console/propose.ts";
import { type Proposal, proposalRecord } from "../../../domain/console/proposal.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { read } from "../../../domain/platform/read.ts";
import { standingRecord } from "../../../domain/publication/published.ts";
import type { Role } from "../../../domain/staff/role.ts";
import { askSupport } from "../../../domain/support/ask.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { deskOf, held, OWN, signedInAs, storeOf } from "../desk_stage.ts";
import type { Stage } from "../stage.ts";

const FORMS = [
  "/health",
  "/people",
  "/proposals",
  "/staff",
  "/banners",
  "/outbox/receiver",
  "/audit",
];

async function beyond(stage: Stage, path: string, role: Role): Promise<Attempt> {
  await using browser = await signedInAs(stage, `one.${role.replace("_", "-")}`, role);
  const page = await browser.send(deskOf(stage) + path);
  const form = await browser.post(deskOf(stage) + path, { approve: "1" }, OWN);
  const got = `${page.status} ${form.status}`;
  return held(`${path} by ${role}`, got, got === "404 404" || got === "404 400");
}

/** What is another's or unknown: 404, and nothing changes. */
const NAMED = [
  "/connections/00000000-0000-7000-8000-000000000000",
  "/applications/00000000-0000-7000-8000-000000000000",
  "/services/echo",
  "/services/echo/settings",
];

async function named(stage: Stage, path: string): Promise<Attempt> {
  await using browser = await signedInAs(stage, "curious", "manager");
  const { status } = await browser.send(deskOf(stage) + path);
  return held(`${path} by a manager of another agency`, status, status === 404);
}

/** A manager suspends a service of the file, which is the operators' alone. */
async function suspendOthers(stage: Stage, change: string): Promise<Attempt> {
  await using browser = await signedInAs(stage, "curious", "manager");
  const url = `${deskOf(stage)}/services/echo/standing`;
  const { status } = await browser.post(url, { change, reason: "mine" }, OWN);
  using own = await storeOf(stage);
  const { value } = await read(own.store, standingRecord("echo"));
  return held(`${change} a service that is not theirs`, status, status === 404 && value === null);
}

const NO_REASONS = ["", " ", "short", "a".repeat(9), "\u200c".repeat(20), " \n".repeat(12)];

async function withoutReason(stage: Stage, reason: string): Promise<Attempt> {
  await using browser = await signedInAs(stage, "nosy", "support");
  const typed = { who: "09120000001", reason, ticket: "" };
  const { status } = await browser.post(`${deskOf(stage)}/people`, typed, OWN);
  return held(`a look because of ${JSON.stringify(reason)}`, status, status === 422);
}

const VIEWS = ["a".repeat(43), "a".repeat(24), "__proto__", "..%2Fpeople", "%00"];
const ACTS = ["", "end_sessions", "freeze", "unfreeze"];

async function withoutLook(stage: Stage, view: string, act: string): Promise<Attempt> {
  await using browser = await signedInAs(stage, "nosy", "operator");
  const url = `${deskOf(stage)}/people/${view}`;
  const { status } = act ? await browser.post(url, { act }, OWN) : await browser.send(url);
  return held(`${act || "a look"} at ${view}`, status, [400, 404].includes(status));
}

export const MARKUP = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", `"><b>a</b>`];

async function ticketOf(stage: Stage, text: string): Promise<Attempt> {
  using own = await storeOf(stage);
  const asked = { topic: "other", text, context: { language: "fa" } } as const;
  const number = await askSupport({ ...own, random: systemRandom }, `asker-${text}`, asked);
  await using browser = await signedInAs(stage, "zahra", "support");
  const list = await browser.get(`${deskOf(stage)}/support`);
  const page = await browser.get(`${deskOf(stage)}/support/people/${number}`);
  const isShown = page.text.includes("&lt;") || page.text.includes("&quot;&gt;");
  const isSafe = [list, page].every((reply) => !reply.text.includes(text));
  return held(`a question ${text}`, page.status, isShown && isSafe);
}

/** The same proposal a second time would be the first, which another attempt may have approved. */
const newBanner = () => ({
  kind: "banner",
  banner: { texts: { fa: "الف", en: crypto.randomUUID(), ar: "أ" }, severity: "info", hours: 1 },
} as const);

async function proposed(stage: Stage): Promise<string> {
  using own = await storeOf(stage);
  const deps = { ...own, random: systemRandom, audit: createKvAuditLog(own.store, systemRandom) };
  const staff = { id: "maker", name: "maker" };
  return (await propose(deps, { staff, act: newBanner(), reason: "an attack" })).id;
}

async function decisionOn(stage: Stage, id: string): Promise<Proposal["decided"]> {
  using own = await storeOf(stage);
  return (await read(own.store, proposalRecord(id))).value?.decided;
}

const OTHERS: Record<string, string>[] = [{}, { by: "checker" }, { staff: "checker" }];

/** Who proposes approves, with whatever else the form may say. */
async function approveOwn(stage: Stage, more: Record<string, string>): Promise<Attempt> {
  const id = await proposed(stage);
  await using browser = await signedInAs(stage, "maker", "operator");
  const form = { approve: id, ...more };
  const { status } = await browser.post(`${deskOf(stage)}/proposals`, form, OWN);
  const name = `one's own proposal with ${JSON.stringify(more)}`;
  return held(name, status, status === 422 && await decisionOn(stage, id) === undefined);
}

async function approveAtOnce(stage: Stage): Promise<Attempt> {
  const id = await proposed(stage);
  await using browser = await signedInAs(stage, "checker", "operator");
  const form = { approve: id };
  const replies = await Promise.all(
    Array.from({ length: 16 }, () => browser.post(`${deskOf(stage)}/proposals`, form, OWN)),
  );
  const done = replies.filter(({ status }) => status === 200).length;
  return held("sixteen approvals at once", `${done} done`, done === 1);
}

export const DESK_CONSOLE_ATTACKS: Attack[] = [{
  number: 48,
  title: "the desk's console: looks without a reason, other roles, markup, four eyes",
  expected: "404, 422; markup is text, and one's own proposal stays open",
  attempts: (stage) => [
    ...NAMED.map((path) => () => named(stage, path)),
    ...["suspend", "resume", "retire"].map((change) => () => suspendOthers(stage, change)),
    ...NO_REASONS.map((reason) => () => withoutReason(stage, reason)),
    ...OTHERS.map((more) => () => approveOwn(stage, more)),
    () => approveAtOnce(stage),
    ...MARKUP.map((text) => () => ticketOf(stage, text)),
    ...pairs(VIEWS, ACTS).map(([view, act]) => () => withoutLook(stage, view, act)),
    ...pairs(FORMS, ["manager", "editor", "expert"] as Role[]).map(([path, role]) => () =>
      beyond(stage, path, role)
    ),
  ],
}];
