/** `/login/confirm`: confirmation of the registry's name. */
import { nextStep } from "../../domain/journey/journey.ts";
import { confirmPerson } from "../../domain/sign_in/confirm_person.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { goToCurrentStep, runningJourney } from "./steps.ts";

export function mountConfirm({ open }: Site): void {
  open.get("/login/confirm", ask);
  open.post("/login/confirm", decide);
}

async function ask(visit: Visit): Promise<Response> {
  const running = await runningJourney(visit);
  const { person, who } = running?.identity ?? {};
  if (!running || !person || !nextStep(running.step, "person_confirmed")) {
    return await goToCurrentStep(visit);
  }
  return await visit.page("confirm", { ...person, foreign: who?.kind === "foreign" });
}

async function decide(visit: Visit): Promise<Response> {
  const { decision } = await visit.form(["decision"]);
  const { ports, caller } = visit;
  const isMe = decision === "yes";
  if (!caller || !await confirmPerson(ports, caller, isMe)) return await goToCurrentStep(visit);
  return await visit.goTo(isMe ? "/login/postal-code" : "/login/identity");
}
