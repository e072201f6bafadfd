/** `/profile/postal-code`: the person has moved. */
import { keptData } from "../../domain/portal/kept_data.ts";
import { changePostalCode } from "../../domain/profile/change_postal_code.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";

const POSTAL_CODE = "/profile/postal-code";

export function mountPostalCode({ signedIn }: Site): void {
  signedIn.get(POSTAL_CODE, (visit, live) => page(visit, live, { postalCode: "" }));
  signedIn.post(POSTAL_CODE, change);
}

async function change(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { postal_code: postalCode } = await visit.form(["postal_code"]);
  const { ports } = visit;
  const result = await changePostalCode(ports, visit.callerOrNew(), live, postalCode);
  switch (result.outcome) {
    case "changed":
      ports.liveSessions.ended([live.account.id]);
      keepSuccess(visit, "postal_code_changed");
      return visit.leave("/profile/changes");
    case "same":
      return await page(visit, live, { postalCode, error: "same" }, 422);
    case "invalid":
      return await page(visit, live, { postalCode, error: result.error }, 422);
    case "registry_unavailable":
    case "limited": {
      const { outcome: code, retryAt } = result;
      return await page(
        visit,
        live,
        { postalCode, failure: { code, retryAt } },
        PROBLEM_STATUS[code],
      );
    }
    case "level_too_low":
      return visit.leave("/login/postal-code");
    case "elsewhere":
      return null;
  }
}

async function page(
  visit: Visit,
  { account }: LiveSession,
  props: Omit<PageProps<"postalCodeChange">, "current">,
  status: PageStatus = 200,
): Promise<Response> {
  // A temporary account is completed by the journey's own step.
  if (account.status !== "verified") return visit.leave("/login/postal-code");
  const { postalCode: current } = keptData(account);
  const answered = { status, retryAt: retryAtOf(props.failure) };
  return await visit.page("postalCodeChange", { ...props, current }, answered);
}
