/**
 * A member of staff changes their password. Their other sessions end, and a recovery or a second
 * step of signing in that was open leads nowhere (both know the epoch in which they began).
 */
import { transact } from "../../platform/commit.ts";
import { faultOf, normalPassword, type PasswordFault, personalOf } from "../credential/password.ts";
import { judgePassword } from "../enter_password.ts";
import type { DeskPlace } from "../known_browser.ts";
import type { StaffPorts } from "../ports.ts";
import { readOwnSession } from "../prove_again.ts";
import type { SignedInStaff } from "../session.ts";
import { tellOwnChange } from "../members/own_notice.ts";
import { keepOnlyThis } from "./own_session.ts";

export interface ChangeFaults {
  current?: "missing" | "wrong";
  password?: PasswordFault | "different" | "same";
}

export type ChangePasswordOutcome =
  | { outcome: "changed" }
  | { outcome: "faulty"; faults: ChangeFaults }
  /** As at the sign-in: `busy` if the current one was not looked at. */
  | { outcome: "limited" | "busy"; retryAt: number }
  /** The session has ended. */
  | { outcome: "lapsed" };

interface Typed {
  current: string;
  password: string;
  again: string;
  place: DeskPlace;
}

/**
 * The current one is asked for as well: a session that somebody left open is not enough. Its guesses
 * count as at the sign-in. Throws `HasherBusy` for the new one.
 */
export async function changeStaffPassword(
  deps: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "audit" | "passwords" | "isCommonPassword"
  >,
  signedIn: SignedInStaff,
  typed: Typed,
): Promise<ChangePasswordOutcome> {
  const { staff } = signedIn;
  const password = normalPassword(typed.password);
  const faults: ChangeFaults = {
    current: typed.current === "" ? "missing" : undefined,
    password: await newFault(deps, signedIn, typed, password),
  };
  // A guess is spent only on a form that could succeed.
  if (faults.current || faults.password) return { outcome: "faulty", faults };
  const entered = { userName: staff.userName, password: typed.current, place: typed.place };
  const judged = await judgePassword(deps, entered, () => ({ outcome: "right" as const }));
  if (judged.outcome === "refused") return { outcome: "faulty", faults: { current: "wrong" } };
  if (judged.outcome !== "right") return judged;
  const hashed = await deps.passwords.hash(password);
  return await transact(deps.store, readOwnSession(deps, signedIn), (own, write) => {
    // Another has changed it while this one was judged.
    if (!own || own.staff.value.password !== staff.password) return { outcome: "lapsed" };
    keepOnlyThis(write, own, { password: hashed });
    tellOwnChange(deps, write, own.session.value, "password");
    const detail = { staff: staff.id, by: staff.id, act: "password" };
    deps.audit.include(write, { at: deps.clock.now(), event: "staff.changed", detail });
    return { outcome: "changed" };
  });
}

async function newFault(
  { isCommonPassword: isCommon }: Pick<StaffPorts, "isCommonPassword">,
  { staff }: SignedInStaff,
  { current, again }: Typed,
  password: string,
): Promise<ChangeFaults["password"]> {
  const fault = await faultOf(password, { personal: personalOf(staff), isCommon });
  if (fault) return fault;
  if (password !== normalPassword(again)) return "different";
  return password === normalPassword(current) ? "same" : undefined;
}
