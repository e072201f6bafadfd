/** A page for whatever stands in the way; internal detail stays in the log. */
import type { Problem, ProblemProps } from "../../views/site/problem.tsx";
import type { WindowContext, WindowDeps } from "./deps.ts";
import { answer, type PageStatus } from "./page.ts";

/** Problem → status (RFC 9110 §15), the one map. */
const PROBLEM_STATUS: Record<Problem, PageStatus> = {
  bad_request: 400,
  forbidden: 403,
  level_unavailable: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_large: 413,
  misdirected: 421,
  internal: 500,
  store_unavailable: 503,
  upstream_unavailable: 502,
  upstream_timeout: 504,
  upstream_busy: 503,
  upstream_circuit_open: 503,
  too_many: 429,
};

export function problem(
  deps: WindowDeps,
  c: WindowContext,
  problem: Problem,
  { retryAfter, again }: Pick<ProblemProps, "retryAfter" | "again"> = {},
): Promise<Response> {
  const { requestId } = c.env;
  return answer(
    deps,
    c,
    (context) => deps.views.problem(context, { problem, requestId, retryAfter, again }),
    {
      status: PROBLEM_STATUS[problem],
      retryAt: retryAfter && deps.signIn.clock.now() + retryAfter * 1000,
    },
  );
}
