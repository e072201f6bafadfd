/** From the journey's steps to their pages. */
import type { Step } from "../../domain/journey/journey.ts";
import { readTransaction } from "../../domain/journey/transaction.ts";
import { callerOf, liveSessionOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps } from "../site/deps.ts";
import { goTo } from "../site/page.ts";

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
 * The first page, for who was sent back there. That page tells why to nobody else: not to who opens it anew
 * later, and to who loads it again, as one does on a bad line, it tells it again.
 */
export const SENT_BACK = `${PATHS.mobile}?sent_back`;

/** For a page that is not the journey's current step: on to the one that is, whether ahead or behind. */
export async function goToCurrentStep(
  deps: WindowDeps,
  c: WindowContext,
): Promise<Response> {
  const caller = callerOf(deps, c);
  const running = caller && await readTransaction(deps.signIn, caller);
  if (running?.failure) return await goTo(deps, c, SENT_BACK);
  if (running) return await goTo(deps, c, PATHS[running.step]);
  const lapsed = caller !== null && await liveSessionOf(deps, c) === null;
  // Or another tab has finished: the first page knows what to do with this one's target.
  return await goTo(deps, c, lapsed ? "/login/lapsed" : "/login");
}
