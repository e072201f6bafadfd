/** `/account/password` of the desk: a member changes their password. */
import { changeStaffPassword } from "../../domain/staff/account/change_password.ts";
import { MAX_PASSWORD, MIN_PASSWORD } from "../../domain/staff/credential/password.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import { type PageProps, type PageStatus, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { ACCOUNT } from "./account.ts";
import { confirmed } from "./confirmed.ts";
import { deskPlace } from "./place.ts";

const PASSWORD = `${ACCOUNT}/password`;

export function mountAccountPassword({ signedIn }: DeskGroups): void {
  signedIn.get(PASSWORD, (visit) => form(visit));
  signedIn.post(PASSWORD, confirmed(change));
}

async function form(
  visit: Visit,
  shown: Pick<PageProps<"staffPassword">, "faults" | "failure"> = {},
  status: PageStatus = 200,
): Promise<Response> {
  const props = { ...shown, least: MIN_PASSWORD, most: MAX_PASSWORD };
  return await visit.page("staffPassword", props, { status, retryAt: retryAtOf(shown.failure) });
}

async function change(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action, current_password: current, password, again } = await visit.form([
    "action",
    "current_password",
    "password",
    "again",
  ]);
  // The second factor comes before the form: no password is typed twice for it.
  if (action === "open") return await form(visit);
  const typed = { current, password, again, place: deskPlace(visit) };
  const result = await changeStaffPassword(visit.ports, live, typed);
  switch (result.outcome) {
    case "changed":
      keepSuccess(visit, "member_changed");
      return visit.leave(ACCOUNT);
    case "faulty":
      return await form(visit, { faults: result.faults }, 422);
    case "limited":
    case "busy": {
      const { outcome: code, retryAt } = result;
      return await form(visit, { failure: { code, retryAt } }, PROBLEM_STATUS[code]);
    }
    case "lapsed":
      return visit.leave("/login?ended");
  }
}
