/** A page for whatever stands in the way; internal detail stays in the log. */
import type { Problem, ProblemProps } from "../../views/site/problem.tsx";
import type { WindowContext, WindowDeps } from "./deps.ts";
import { answer } from "./page.ts";
import { PROBLEM_STATUS } from "./problem_status.ts";

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
