/** `/login/passkey`: sign-in with a passkey in place of number and code. */
import { passkeyRequest, signInByPasskey } from "../../domain/passkey/sign_in_by_passkey.ts";
import { isReachable } from "../assurance/ways.ts";
import { signIn } from "../sign_in/signed_in.ts";
import type { Site } from "../site/groups.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { credentialOf } from "./credential.ts";

const SIGN_IN = "/login/passkey";

export function mountPasskeySignIn({ open }: Site): void {
  open.get(SIGN_IN, show);
  open.post(SIGN_IN, use);
}

async function show(visit: Visit): Promise<Response> {
  const { ports, target: { service } } = visit;
  if (service && !isReachable(service.level, ports)) {
    return await visit.problem("level_unavailable");
  }
  return await page(visit);
}

async function use(visit: Visit): Promise<Response> {
  const credential = await credentialOf(visit);
  const result = await signInByPasskey(visit.ports, visit.callerOrNew(), credential);
  switch (result.outcome) {
    case "signed_in":
      return await signIn(visit, result);
    case "signed_in_before": {
      const { outcome: _, ...given } = result;
      return await signIn(visit, given);
    }
    case "limited":
    case "registry_unavailable": {
      const { outcome, retryAt } = result;
      return await page(visit, { code: "later", retryAt }, PROBLEM_STATUS[outcome]);
    }
    case "lapsed":
      return await page(visit, { code: result.outcome }, 422);
    // To a stranger both are alike.
    case "sim_mismatch":
    case "refused":
      return await page(visit, { code: "refused" }, 422);
  }
}

async function page(
  visit: Visit,
  failure?: PageProps<"passkeySignIn">["failure"],
  status: PageStatus = 200,
): Promise<Response> {
  const options = passkeyRequest(visit.ports, visit.callerOrNew());
  return await visit.page("passkeySignIn", { options, failure }, {
    status,
    retryAt: retryAtOf(failure),
  });
}
