/** `/account/app` of the desk: a member connects another app for codes. */
import { newToken } from "../../domain/platform/platform.ts";
import { changeApp, secretOfNewApp } from "../../domain/staff/account/new_app.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { ACCOUNT } from "./account.ts";
import { paintSecret } from "./app_secret.ts";
import { confirmed } from "./confirmed.ts";

const APP = `${ACCOUNT}/app`;

export function mountAccountApp({ signedIn }: DeskGroups): void {
  // The page has a secret: a link does not open it.
  signedIn.get(APP, (visit) => visit.leave(ACCOUNT));
  signedIn.post(APP, confirmed(change, { isStrict: true }));
}

async function form(
  visit: Visit,
  live: SignedInStaff,
  opened: string,
  fault?: PageProps<"staffApp">["fault"],
): Promise<Response> {
  const secret = secretOfNewApp(visit.ports, live, opened);
  const picture = paintSecret(visit.ports, secret, live.staff);
  return await visit.page("staffApp", { opened, secret, picture, fault }, {
    status: fault ? 422 : 200,
  });
}

async function change(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { opened, code } = await visit.form(["opened", "code"]);
  if (opened === "") return await form(visit, live, newToken(visit.ports.random));
  const result = await changeApp(visit.ports, live, { opened, code });
  switch (result.outcome) {
    case "changed":
      keepSuccess(visit, "member_changed");
      return visit.leave(ACCOUNT);
    case "faulty":
      return await form(visit, live, opened, result.fault);
    case "lapsed":
      return visit.leave("/login?ended");
  }
}
