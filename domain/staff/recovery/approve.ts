/** A second manager approves or refuses a manager's recovery; an operator where there is no second. */
import { transact } from "../../platform/commit.ts";
import { listAll, read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import { tellOwnChange } from "../members/own_notice.ts";
import type { StaffPorts } from "../ports.ts";
import type { SignedInStaff } from "../session.ts";
import { isActive, type Staff, staffRecord } from "../staff.ts";
import { otherManagers, type RecoveryRequest, recoveryRequestRecord } from "./request.ts";
import { withNewPassword } from "./with_new_password.ts";

export interface WaitingRecovery {
  staff: Staff;
  askedAt: number;
}

const isOpen = (request: RecoveryRequest, staff: Staff | null): staff is Staff =>
  isActive(staff) && staff.epoch === request.epoch;

/** Of the manager's agency, without their own. */
export async function recoveriesForManager(
  store: Store,
  { staff: { id, agencyId } }: SignedInStaff,
): Promise<WaitingRecovery[]> {
  const all = await waiting(store, agencyId!);
  return all.filter(({ staff }) => staff.id !== id);
}

/** Of all agencies that have no other manager who could approve. */
export async function recoveriesForOperator(store: Store): Promise<WaitingRecovery[]> {
  const found: WaitingRecovery[] = [];
  for (const one of await waiting(store)) {
    const others = await otherManagers((wanted) => read(store, wanted), one.staff);
    if (others.length === 0) found.push(one);
  }
  return found;
}

async function waiting(store: Store, ...agency: string[]): Promise<WaitingRecovery[]> {
  const found: WaitingRecovery[] = [];
  for await (const { value } of listAll(store, recoveryRequestRecord.all(...agency))) {
    const { value: staff } = await read(store, staffRecord(value.staffId));
    if (isOpen(value, staff)) found.push({ staff, askedAt: value.askedAt });
  }
  return found;
}

export type ApproveOutcome = { outcome: "done" | "gone" };

/** `gone`: no such request waits for this member's approval; it may be answered, or another's. */
export async function answerRecovery(
  { store, audit, ...deps }: Pick<StaffPorts, "store" | "clock" | "audit" | "random">,
  { staff: { id: byId } }: SignedInStaff,
  { staffId, isApproved }: { staffId: string; isApproved: boolean },
): Promise<ApproveOutcome> {
  return await transact(store, async (read) => {
    const { by, staff } = await read({ by: staffRecord(byId), staff: staffRecord(staffId) });
    const agencyId = staff.value?.agencyId;
    if (!isActive(by.value) || !staff.value || agencyId === undefined) return null;
    const request = await read(recoveryRequestRecord(agencyId, staffId));
    const others = await otherManagers(read, staff.value);
    const mayApprove = others.some(({ id }) => id === byId) ||
      others.length === 0 && by.value.roles.includes("operator");
    if (!mayApprove || !request.value || !isOpen(request.value, staff.value)) return null;
    return { staff, request, former: staff.value, password: request.value.password };
  }, (found, write): ApproveOutcome => {
    if (!found) return { outcome: "gone" };
    write.delete(found.request);
    if (isApproved) write.set(found.staff, withNewPassword(found.former, found.password));
    audit.include(write, {
      at: deps.clock.now(),
      event: isApproved ? "staff.recovered" : "staff.recovery_refused",
      detail: { staff: staffId, by: byId },
    });
    // They wait for it; and who has asked for nothing learns of a password that is not theirs.
    tellOwnChange(deps, write, { staffId }, isApproved ? "recovery_approved" : "recovery_refused");
    return { outcome: "done" };
  });
}
