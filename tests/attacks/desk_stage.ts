/** The desk of the running program: its members in browsers of their own, and what an answer means. */
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import type { Role } from "../../domain/staff/role.ts";
import { beginStaffSession } from "../../domain/staff/session.ts";
import { type Staff, staffRecord } from "../../domain/staff/staff.ts";
import { openStore } from "../http/store.ts";
import { member } from "../routes/desk/parts.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import type { Attempt } from "./attack.ts";
import type { Stage } from "./stage.ts";

export const deskOf = ({ origin }: Stage) => origin.replace("//", "//desk.");

/** Headers of a form that the desk itself has shown. */
export const OWN = { "sec-fetch-site": "same-origin" };

export const held = (name: string, got: string | number, isHeld: boolean): Attempt => ({
  name,
  got: String(got),
  ...!isHeld && { breach: `answered with ${got}` },
});

export const storeOf = ({ program }: Stage) => openStore({ program, clock: systemClock });

/** A browser of a member with this role, who is signed in; of `agency-1` if it is an agency's. */
export async function signedInAs(
  stage: Stage,
  id: string,
  role: Role,
  given: Partial<Staff> = ["manager", "editor"].includes(role) ? {} : { agencyId: undefined },
): Promise<HttpClient> {
  using own = await storeOf(stage);
  const staff = member(id, [role], given);
  const write = commitTo(own.store).set(staffRecord(id), staff);
  const begun = { staff, factor: "totp", now: systemClock.now() } as const;
  const token = beginStaffSession(write, { ...own, random: systemRandom }, begun);
  await write.commit();
  const browser = createHttpClient(stage.program);
  browser.setCookie(deskOf(stage), "panjereh_desk", token);
  return browser;
}
