/** `/login/identity`: proof of identity. `/login/refused`: for people who cannot continue. */
import { checkIdentity } from "../../domain/sign_in/check_identity.ts";
import { nextStep } from "../../domain/journey/journey.ts";
import type { IdentityErrors } from "../../domain/sign_in/parse_identity.ts";
import type { TypedIdentity } from "../../domain/journey/transaction.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { fieldsOfTab, identityProps, readIdentityForm } from "./identity_form.ts";
import { goToCurrentStep, runningJourney, SENT_BACK } from "./steps.ts";

export function mountIdentity({ open }: Site): void {
  open.get("/login/identity", ask);
  open.post("/login/identity", check);
  open.get("/login/refused", refused);
}

async function ask(visit: Visit): Promise<Response> {
  const running = await runningJourney(visit);
  if (!running || !nextStep(running.step, "person_found")) return await goToCurrentStep(visit);
  return await page(visit, fieldsOfTab(visit.query("kind"), running.typedIdentity), {});
}

const NEXT = { found: "/login/confirm", refused: "/login/refused", sim_mismatch: SENT_BACK };

async function check(visit: Visit): Promise<Response> {
  const typed = await readIdentityForm(visit);
  const { ports, caller } = visit;
  if (!caller) return await goToCurrentStep(visit);
  const result = await checkIdentity(ports, caller, typed);
  switch (result.outcome) {
    case "found":
    case "refused":
    case "sim_mismatch":
      return await visit.goTo(NEXT[result.outcome]);
    case "invalid":
      return await page(visit, typed, { errors: result.errors }, 422);
    case "mismatch":
      return await page(visit, typed, { failure: { code: "mismatch" } }, 422);
    case "limited": {
      const { outcome: code, retryAt } = result;
      return await page(visit, typed, { failure: { code, retryAt } }, PROBLEM_STATUS[code]);
    }
    case "registry_unavailable": {
      const { outcome: code, registry, retryAt } = result;
      const failure = { code, registry, retryAt };
      return await page(visit, typed, { failure }, PROBLEM_STATUS[code]);
    }
    case "elsewhere":
      return await goToCurrentStep(visit);
  }
}

async function refused(visit: Visit): Promise<Response> {
  const running = await runningJourney(visit);
  if (!running?.refusal) return await goToCurrentStep(visit);
  return await visit.page("refused", { reason: running.refusal });
}

function page(
  visit: Visit,
  typed: TypedIdentity,
  more: { errors?: IdentityErrors; failure?: PageProps<"identity">["failure"] },
  status: PageStatus = 200,
): Response | Promise<Response> {
  return visit.page("identity", identityProps(typed, more), {
    status,
    retryAt: retryAtOf(more.failure),
  });
}
