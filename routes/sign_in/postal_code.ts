/** `/login/postal-code`: the last step. */
import { confirmAddress, postponeAddress } from "../../domain/sign_in/confirm_address.ts";
import { offeredAddress } from "../../domain/sign_in/offered_address.ts";
import { resumeVerification } from "../../domain/sign_in/verify_later.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Transaction } from "../../domain/journey/transaction.ts";
import { signIn } from "./signed_in.ts";
import type { Visit } from "../site/visit.ts";
import { goToCurrentStep, runningJourney } from "./steps.ts";

export function mountPostalCode({ open }: Site): void {
  open.get("/login/postal-code", ask);
  open.post("/login/postal-code", confirm);
}

async function ask(visit: Visit): Promise<Response> {
  // A signed-in person with a temporary account comes here from the home page.
  const caller = visit.callerOrNew();
  const running = await runningJourney(visit);
  if (running) return await pageOf(running, visit, {});
  const live = await visit.live();
  if (live) await resumeVerification(visit.ports, caller, live);
  return await page(visit, {});
}

async function confirm(visit: Visit): Promise<Response> {
  const { postal_code: postalCode, action } = await visit.form(["postal_code", "action"]);
  const { ports, caller } = visit;
  if (!caller) return await goToCurrentStep(visit);
  const result = action === "temporary"
    ? await postponeAddress(ports, caller)
    : await confirmAddress(ports, caller, postalCode);
  switch (result.outcome) {
    case "signed_in":
      return await signIn(visit, result);
    case "invalid":
      return await page(visit, { postalCode, error: result.error }, 422);
    case "registry_unavailable":
    case "limited": {
      const { outcome: code, retryAt } = result;
      return await page(visit, { postalCode, failure: { code, retryAt } }, PROBLEM_STATUS[code]);
    }
    case "elsewhere":
      return await goToCurrentStep(visit);
  }
}

type Props = Partial<Pick<PageProps<"postalCode">, "postalCode" | "error" | "failure">>;

async function page(visit: Visit, props: Props, status?: PageStatus): Promise<Response> {
  return await pageOf(await runningJourney(visit), visit, props, status);
}

async function pageOf(
  running: Transaction | null,
  visit: Visit,
  props: Props,
  status: PageStatus = 200,
): Promise<Response> {
  if (running?.step !== "postal_code") return await goToCurrentStep(visit);
  const offered = await offeredAddress(visit.ports, running);
  const postalCode = props.postalCode ?? offered?.postalCode ?? "";
  return await visit.page("postalCode", {
    ...props,
    postalCode,
    isTyped: props.postalCode !== undefined,
    from: postalCode === offered?.postalCode ? offered.from : undefined,
    // A person who cannot confirm an address now may use services without that requirement.
    temporaryOffered: Boolean(props.failure || props.error === "unknown"),
  }, { status, retryAt: retryAtOf(props.failure) });
}
