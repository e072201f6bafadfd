/** What a member of staff changes of their own account, within their live session. */
import { transact, type Write } from "../../platform/commit.ts";
import { type AskedInSession, readOwnSession } from "../prove_again.ts";
import type { StaffPorts } from "../ports.ts";
import type { SignedInStaff } from "../session.ts";
import type { Staff } from "../staff.ts";

/** Sessions of an earlier epoch end; this one goes over to the new one. */
export function keepOnlyThis(
  write: Write,
  { staff, session }: AskedInSession,
  changed: Partial<Pick<Staff, "password" | "totp" | "lastStep">> = {},
): void {
  const epoch = staff.value.epoch + 1;
  write.set(staff, { ...staff.value, ...changed, epoch })
    .set(session, { ...session.value, epoch });
}

/** `lapsed`: this session has ended. */
export async function endOtherSessions(
  deps: Pick<StaffPorts, "store" | "clock" | "audit">,
  signedIn: SignedInStaff,
): Promise<{ outcome: "ended" | "lapsed" }> {
  return await transact(deps.store, readOwnSession(deps, signedIn), (own, write) => {
    if (!own) return { outcome: "lapsed" };
    keepOnlyThis(write, own);
    const { id } = own.staff.value;
    const detail = { staff: id, by: id, act: "end_others" };
    deps.audit.include(write, { at: deps.clock.now(), event: "staff.changed", detail });
    return { outcome: "ended" };
  });
}
