/** A site's request that must not be answered by a redirect to the site. */
import { OpenIdRefused } from "../../domain/federation/openid_provider.ts";
import type { Visit } from "../site/visit.ts";

const PROBLEMS = {
  unknown_client: "site_not_registered",
  suspended_by_agency: "suspended_by_agency",
  suspended_by_window: "suspended_by_window",
  service_retired: "service_retired",
  redirect_uri: "site_not_registered",
  expired: "site_request_lapsed",
  invalid: "site_request_invalid",
} as const;

/** The person sees why, on a page of the window. */
export async function orProblem(visit: Visit, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof OpenIdRefused)) throw error;
    return await visit.problem(PROBLEMS[error.reason]);
  }
}
