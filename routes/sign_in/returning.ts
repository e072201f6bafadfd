/** `/login/returning`: after the one-time code in a known browser. */
import { returnToAccount } from "../../domain/sign_in/return_to_account.ts";
import type { Site } from "../site/groups.ts";
import { signIn } from "./signed_in.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { goToCurrentStep, runningJourney } from "./steps.ts";

export function mountReturning({ open }: Site): void {
  open.get("/login/returning", async (visit) => {
    const running = await runningJourney(visit);
    return running?.step === "returning"
      ? await visit.page("returning", {})
      : await goToCurrentStep(visit);
  });
  open.post("/login/returning", returnToAccountOf);
}

export async function returnToAccountOf(visit: Visit): Promise<Response> {
  const { ports, caller } = visit;
  if (!caller) return await goToCurrentStep(visit);
  const result = await returnToAccount(ports, caller);
  switch (result.outcome) {
    case "signed_in":
      return await signIn(visit, result);
    case "identity_needed":
      return await visit.goTo("/login/identity");
    case "registry_unavailable": {
      const { outcome, retryAt } = result;
      return await visit.page("returning", { retryAt }, {
        status: PROBLEM_STATUS[outcome],
        retryAt,
      });
    }
    case "elsewhere":
      return await goToCurrentStep(visit);
  }
}
