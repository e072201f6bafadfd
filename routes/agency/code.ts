/** `/register/code`: the code of the first manager; `/register/correct`: what it opens again. */
import { correctRegistration } from "../../domain/agency/correct.ts";
import { confirmRegistration, pendingRegistration } from "../../domain/agency/register.ts";
import { MAX_WORDS } from "../../domain/agency/registration_form.ts";
import { maskMobile } from "../../domain/identity/mobile.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { registrationFormIn } from "./typed.ts";

export function mountRegistrationCode({ open }: DeskGroups): void {
  open.get("/register/code", (visit) => codePage(visit));
  open.post("/register/code", enter);
  open.get("/register/correct", correctPage);
  open.post("/register/correct", correct);
}

const tokenOf = (visit: Visit) => visit.cookie("panjereh_desk_registration") ?? "";

function lapsed(visit: Visit): Response {
  visit.clearCookie("panjereh_desk_registration");
  return visit.leave("/register?lapsed");
}

async function codePage(
  visit: Visit,
  error?: PageProps<"agencyCode">["error"],
  status: PageStatus = 200,
): Promise<Response> {
  const pending = await pendingRegistration(visit.ports, tokenOf(visit));
  if (!pending) return lapsed(visit);
  return await visit.page("agencyCode", { mobile: maskMobile(pending.mobile), error }, { status });
}

async function enter(visit: Visit): Promise<Response> {
  const { code } = await visit.form(["code"]);
  const confirmed = await confirmRegistration(visit.ports, tokenOf(visit), code);
  switch (confirmed.outcome) {
    case "registered":
      return await visit.goTo(`/register/state/${confirmed.number}`);
    case "correct":
      return await visit.goTo("/register/correct");
    case "missing":
    case "format":
      return await codePage(visit, { code: confirmed.outcome }, 422);
    case "wrong":
      return await codePage(visit, { code: "wrong", triesLeft: confirmed.triesLeft }, 422);
    case "lapsed":
      return lapsed(visit);
  }
}

async function correctPage(visit: Visit): Promise<Response> {
  const pending = await pendingRegistration(visit.ports, tokenOf(visit));
  // Nothing of a registration is shown before its code has come back.
  if (!pending?.isConfirmed || pending.corrects === undefined) return lapsed(visit);
  return await visit.page("agencyCorrect", { form: pending.form, maxWords: MAX_WORDS });
}

async function correct(visit: Visit): Promise<Response> {
  const { form } = await registrationFormIn(visit);
  const corrected = await correctRegistration(visit.ports, tokenOf(visit), form);
  switch (corrected.outcome) {
    case "submitted":
      visit.clearCookie("panjereh_desk_registration");
      return await visit.goTo(`/register/state/${corrected.number}`);
    case "faulty": {
      const shown = { form, faults: corrected.faults, maxWords: MAX_WORDS };
      return await visit.page("agencyCorrect", shown, { status: 422 });
    }
    case "lapsed":
      return lapsed(visit);
  }
}
