/** From the journey's steps to their pages. */
import type { Step } from "../../domain/journey/journey.ts";
import { readTransaction, type Transaction } from "../../domain/journey/transaction.ts";
import { answeredBefore } from "../../domain/session/answered_form.ts";
import type { Visit } from "../site/visit.ts";
import { signIn } from "./signed_in.ts";

const PATHS: Record<Step, string> = {
  mobile: "/login",
  code: "/login/code",
  returning: "/login/returning",
  identity: "/login/identity",
  confirm: "/login/confirm",
  postal_code: "/login/postal-code",
  company: "/login/company",
  refused: "/login/refused",
};

/**
 * The first page, for a person who was sent back there. It shows the reason whenever it is loaded
 * from here, since people reload on a bad line, but not when it is opened later by itself.
 */
export const SENT_BACK = `${PATHS.mobile}?sent_back`;

/** This browser's journey; `null` if there is none. */
export async function runningJourney({ ports, caller }: Visit): Promise<Transaction | null> {
  return caller && await readTransaction(ports, caller);
}

/**
 * For a page that is not the journey's current step: redirects to the current one, ahead or behind.
 */
export async function goToCurrentStep(visit: Visit): Promise<Response> {
  const running = await runningJourney(visit);
  if (running?.failure) return await visit.goTo(SENT_BACK);
  if (running) return await visit.goTo(PATHS[running.step]);
  // Another tab has finished: the first page knows what to do with this tab's target.
  if (await visit.live()) return await visit.goTo("/login");
  const finished = await finishedJourney(visit);
  return finished ? await signIn(visit, finished) : await visit.goTo("/login/lapsed");
}

/** The session with which this browser's journey ended, if that answer did not arrive. */
export async function finishedJourney({ ports, caller }: Visit) {
  return caller && await answeredBefore(ports, { held: caller.transaction, opened: caller.opened });
}
