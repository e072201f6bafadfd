/** `/review/<id>`: one application, and what an expert does with it. */
import { maskIp } from "../../domain/budget/source.ts";
import type { Expert } from "../../domain/review/act.ts";
import { CHECKS } from "../../domain/review/checklist.ts";
import { decideCase, saveChecks, VERDICTS } from "../../domain/review/decide.ts";
import { giveBack, take } from "../../domain/review/hold.ts";
import type { Case } from "../../domain/review/read_case.ts";
import { MAX_REMARK } from "../../domain/review/remark.ts";
import { addRemark, parseRemark, settleRemark } from "../../domain/review/say.ts";
import { tryServers } from "../../domain/review/trial.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { trimmed } from "../../domain/text/invisible.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "../staff/confirmed.ts";
import { casePage, type Failed, type Typed, withCase } from "./page.ts";

const CASE = "/review/:id";

export function mountCase({ allow }: DeskGroups): void {
  const experts = allow("expert");
  experts.get(CASE, (visit, live) => withCase(visit, (found) => casePage(visit, live, found)));
  experts.post(`${CASE}/hold`, hold);
  experts.post(`${CASE}/remarks`, remark);
  experts.post(`${CASE}/remarks/:remark`, settle);
  experts.post(`${CASE}/trial`, trial);
  experts.post(`${CASE}/decision`, decision);
}

const expertOf = (visit: Visit, { staff }: SignedInStaff): Expert => ({
  staff,
  network: maskIp(visit.ip),
});

/** Of these, who was slower sees the page as it is now. */
const CONFLICTS: ReadonlySet<string> = new Set(
  ["own", "moved", "not_held", "held", "approved_once"] satisfies Failed[],
);

/** `typed`: what of the form nothing was done with; the page shows it again. */
async function after(
  visit: Visit,
  live: SignedInStaff,
  outcome: "done" | Failed,
  typed: Typed = {},
): Promise<Response> {
  const isDone = outcome === "done";
  const isLeft = [typed.typed?.text, typed.message].some((text) => text && trimmed(text));
  if (isDone && !isLeft) return await visit.goTo(`/review/${visit.param("id")}`);
  if (isDone) return await withCase(visit, (now) => casePage(visit, live, now, typed));
  const status = CONFLICTS.has(outcome) ? 409 : outcome === "too_often" ? 429 : 422;
  return await withCase(
    visit,
    (now) => casePage(visit, live, now, { ...typed, failed: outcome, status }),
  );
}

const isSeen = ({ submitted: { revision, round } }: Case, seen: string) =>
  seen === `${revision}.${round}`;

async function hold(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action, seen, message, typed } = await typedIn(visit);
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved");
    const act = action === "take" ? take : giveBack;
    const { outcome } = await act(visit.ports, expertOf(visit, live), found);
    // Given back, it has no form any more.
    if (outcome === "done") showTooLate(visit, [message, typed.text]);
    return await after(visit, live, outcome, { message, typed });
  });
}

/** All that stands in the form of the page. */
async function typedIn(visit: Visit) {
  const names = ["action", "seen", "message", "field", "kind", "text"] as const;
  const long = { text: 4 * MAX_REMARK, message: 4 * MAX_REMARK };
  const { action, seen, message, ...typed } = await visit.form(names, long);
  const fields = await visit.fields();
  const checked = CHECKS.filter((check) => fields?.has(`check_${check}`));
  return { action, seen, message, typed, checked };
}

async function remark(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action: _, seen, ...all } = await typedIn(visit);
  const { message, typed, checked } = all;
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved", all);
    const known = [found.submitted, found.former, found.live].flatMap((one) => one?.content ?? []);
    const parsed = parseRemark(typed, known);
    if ("faults" in parsed) return await after(visit, live, "faulty", all);
    const expert = expertOf(visit, live);
    const { outcome } = await addRemark(visit.ports, expert, { ...found, ...parsed });
    if (outcome !== "done") return await after(visit, live, outcome, all);
    const saved = await saveChecks(visit.ports, expert, { ...found, checked });
    return await after(visit, live, saved.outcome, { message });
  });
}

async function settle(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { seen } = await visit.form(["seen"]);
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved");
    const asked = { ...found, remarkId: visit.param("remark") };
    const { outcome } = await settleRemark(visit.ports, expertOf(visit, live), asked);
    return await after(visit, live, outcome);
  });
}

async function trial(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { seen } = await visit.form(["seen"]);
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved");
    const { outcome } = await tryServers(visit.ports, expertOf(visit, live), found);
    return await after(visit, live, outcome);
  });
}

async function decision(visit: Visit, live: SignedInStaff): Promise<Response> {
  const action = (await visit.fields())?.get("action");
  if (action === "remark") return await remark(visit, live);
  // An approval is a dangerous act: the second factor is asked for again.
  return await (action === "approve" ? confirmed(decide) : decide)(visit, live);
}

async function decide(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action, seen, ...all } = await typedIn(visit);
  const { checked, message, typed } = all;
  const verdict = VERDICTS.find((one) => one === action);
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved", all);
    if (verdict && trimmed(typed.text)) return await after(visit, live, "unsaid", all);
    const expert = expertOf(visit, live);
    if (!verdict) {
      const { outcome } = await saveChecks(visit.ports, expert, { ...found, checked });
      return await after(visit, live, outcome, all);
    }
    const given = { verdict, checked, text: message };
    const { outcome } = await decideCase(visit.ports, expert, { ...found, given });
    return await after(visit, live, outcome, outcome === "done" ? {} : all);
  });
}
