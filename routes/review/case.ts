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
import type { DeskGroups } from "../desk/groups.ts";
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

/** Who was slower sees the page as it is now, with what they typed. */
const CONFLICTS: ReadonlySet<string> = new Set(
  ["own", "moved", "not_held", "held", "approved_once"] satisfies Failed[],
);

async function after(
  visit: Visit,
  live: SignedInStaff,
  outcome: "done" | Failed,
  typed: Typed = {},
): Promise<Response> {
  if (outcome === "done") return await visit.goTo(`/review/${visit.param("id")}`);
  const status = CONFLICTS.has(outcome) ? 409 : outcome === "too_often" ? 429 : 422;
  return await withCase(
    visit,
    (now) => casePage(visit, live, now, { ...typed, failed: outcome, status }),
  );
}

const isSeen = ({ submitted: { revision, round } }: Case, seen: string) =>
  seen === `${revision}.${round}`;

async function hold(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action, seen } = await visit.form(["action", "seen"]);
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved");
    const act = action === "take" ? take : giveBack;
    const { outcome } = await act(visit.ports, expertOf(visit, live), found);
    return await after(visit, live, outcome);
  });
}

async function remark(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { seen, ...typed } = await visit.form(["seen", "field", "kind", "text"], {
    text: 4 * MAX_REMARK,
  });
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved", { typed });
    const known = [found.submitted, found.former, found.live].flatMap((one) => one?.content ?? []);
    const parsed = parseRemark(typed, known);
    if ("faults" in parsed) return await after(visit, live, "faulty", { typed });
    const expert = expertOf(visit, live);
    const { outcome } = await addRemark(visit.ports, expert, { ...found, ...parsed });
    return await after(visit, live, outcome, { typed });
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
  const { action } = await visit.form(["action"]);
  // An approval is a dangerous act: the second factor is asked for again.
  return await (action === "approve" ? confirmed(decide) : decide)(visit, live);
}

async function decide(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action, seen, message } = await visit.form(["action", "seen", "message"], {
    message: 4 * MAX_REMARK,
  });
  const fields = await visit.fields();
  const checked = CHECKS.filter((check) => fields?.has(`check_${check}`));
  const typed = { checked, message };
  const verdict = VERDICTS.find((one) => one === action);
  return await withCase(visit, async (found) => {
    if (!isSeen(found, seen)) return await after(visit, live, "moved", typed);
    const expert = expertOf(visit, live);
    const { outcome } = verdict
      ? await decideCase(visit.ports, expert, {
        ...found,
        given: { verdict, checked, text: message },
      })
      : await saveChecks(visit.ports, expert, { ...found, checked });
    return await after(visit, live, outcome, typed);
  });
}
