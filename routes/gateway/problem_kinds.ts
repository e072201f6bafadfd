/** What a refusal is on its page. */
import type { Problem, Unsent } from "../../views/site/problem.tsx";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { RefusalCode } from "./refusal.ts";

/** Refusals with a page of their own; all others are shown as malformed requests. */
const PROBLEMS: Partial<Record<RefusalCode, Problem>> = {
  file_gone: "file_gone",
  misdirected: "misdirected",
  internal: "internal",
  store_unavailable: "store_unavailable",
  suspended_by_agency: "suspended_by_agency",
  suspended_by_window: "suspended_by_window",
  service_retired: "service_retired",
  upstream_unavailable: "upstream_unavailable",
  upstream_timeout: "upstream_timeout",
  upstream_busy: "upstream_busy",
  upstream_circuit_open: "upstream_circuit_open",
  too_many: "too_many",
  too_large: "too_large",
  cookies_needed: "cookies_needed",
};

export const problemOf = (code: RefusalCode): Problem => PROBLEMS[code] ?? "bad_request";

/** Whether it ends by itself: a page that was only opened can be opened again. */
export function isPassing(code: RefusalCode): boolean {
  const status = PROBLEM_STATUS[code];
  return status === 429 || status >= 500;
}

/** Refusals for what the person can do at the window. */
const UNSENT = {
  sign_in_required: "sign_in_required",
  level_too_low: "level_too_low",
  level_too_old: "level_too_old",
  legal_only: "legal_only",
  natural_only: "natural_only",
} satisfies Partial<Record<RefusalCode, Unsent["code"]>>;

export const unsentOf = (code: RefusalCode): Unsent["code"] | undefined =>
  code in UNSENT ? UNSENT[code as Unsent["code"]] : undefined;
