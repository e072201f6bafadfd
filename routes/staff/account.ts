/** `/account` of the desk: with what a member signs in, and where they are signed in. */
import { listOwnSessions } from "../../domain/staff/account/own_sessions.ts";
import {
  addStaffPasskey,
  listStaffPasskeys,
  removeStaffPasskey,
  staffPasskeyCreation,
} from "../../domain/staff/account/passkeys.ts";
import { MAX_STAFF_PASSKEYS } from "../../domain/staff/passkeys.ts";
import { parsePasskeyName } from "../../domain/passkey/name.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { credentialOf } from "../passkey/credential.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "./confirmed.ts";
import { sessionPlace } from "./place.ts";

export const ACCOUNT = "/account";

export function mountAccount({ signedIn }: DeskGroups): void {
  signedIn.get(ACCOUNT, (visit, live) => page(visit, live));
  signedIn.post(`${ACCOUNT}/passkeys`, async (visit, live) => {
    const { action } = await visit.form(["action"]);
    return await confirmed(change, { isStrict: action === "add" })(visit, live);
  });
  // The challenge was given after a second factor: an answer to it needs no other.
  signedIn.post(`${ACCOUNT}/passkeys/add`, add);
}

type Shown = Pick<PageProps<"staffAccount">, "typed" | "failure">;

async function page(
  visit: Visit,
  live: SignedInStaff,
  shown: Shown = { typed: "" },
): Promise<Response> {
  const passkeys = await listStaffPasskeys(visit.ports.store, live.staff.id);
  const sessions = await listOwnSessions(visit.ports, live);
  return await visit.page("staffAccount", {
    ...shown,
    passkeys: passkeys.map(({ id, name, device, addedAt, lastUsedAt }) => (
      { id, name, device, addedAt, lastUsedAt }
    )),
    isFull: passkeys.length >= MAX_STAFF_PASSKEYS,
    sessions: sessions.map(({ id, session, isCurrent: current }) => {
      const { device, place, factor, createdAt, lastSeenAt } = session;
      const via = factor === "passkey" ? factor : "code" as const;
      return { id, device, place, via, createdAt, lastSeenAt, current };
    }),
  }, { status: shown.failure ? 422 : 200 });
}

async function change(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { action, name, remove } = await visit.form(["action", "name", "remove"]);
  if (action === "add") return await ask(visit, live, name);
  if (remove === "") return await visit.problem("bad_request");
  const { outcome } = await removeStaffPasskey(visit.ports, live, remove);
  if (outcome === "lapsed") return visit.leave("/login?ended");
  // Gone: the button was pressed twice, or in another tab.
  keepSuccess(visit, "passkey_removed");
  return await visit.goTo(ACCOUNT);
}

/** The page on which the device makes one. */
async function ask(visit: Visit, live: SignedInStaff, name: string): Promise<Response> {
  const { ports, language } = visit;
  if ("error" in parsePasskeyName(name)) {
    return await page(visit, live, { typed: name, failure: { code: "name_too_long" } });
  }
  const known = await listStaffPasskeys(ports.store, live.staff.id);
  if (known.length >= MAX_STAFF_PASSKEYS) return visit.leave(ACCOUNT);
  const deskName = ports.views.application(language).name;
  const options = staffPasskeyCreation(ports, live, { deskName, known });
  return await visit.page("staffPasskeyAdd", { options, name });
}

async function add(visit: Visit, live: SignedInStaff): Promise<Response> {
  const credential = await credentialOf(visit);
  const { name } = await visit.form(["name"]);
  const { device } = sessionPlace(visit);
  const { outcome } = await addStaffPasskey(visit.ports, live, { credential, name, device });
  switch (outcome) {
    case "added":
      keepSuccess(visit, "member_changed");
      return visit.leave(ACCOUNT);
    case "full":
      return visit.leave(ACCOUNT);
    default:
      return await page(visit, live, { typed: name, failure: { code: outcome } });
  }
}
