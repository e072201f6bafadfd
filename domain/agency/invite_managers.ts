/**
 * The managers of an agency that was approved are invited by SMS: the user name that was issued, and
 * a link. In the commit of the approval, so that neither happens without the other.
 */
import { sendInvitation } from "../staff/send_invitation.ts";
import { type Invited, inviteStaff } from "../staff/invitation.ts";
import type { StaffPorts } from "../staff/ports.ts";
import { readByUserName, type Staff } from "../staff/staff.ts";
import { enqueue } from "../outbox/enqueue.ts";
import type { Outcome, Sender } from "../outbox/sender.ts";
import { transact, type Write } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Registration, registrationRecord } from "./registration.ts";

export const MANAGER_INVITATION = "manager_invitation";

interface ManagerInvitation {
  number: string;
  /** Which of the two. */
  manager: 0 | 1;
}

/** `invitations` of the registration: how often, with this time. */
export function enqueueInvitations(
  write: Write,
  { number, invitations = 1 }: Registration,
  at: number,
): void {
  for (const manager of [0, 1] as const) {
    enqueue<ManagerInvitation>(write, {
      id: `${number}.${invitations}.${manager}`,
      kind: MANAGER_INVITATION,
      receiver: `manager:${number}.${manager}`,
      at,
      content: { number, manager },
    });
  }
}

/** Who has accepted is left alone: another attempt ends only the link of the one before. */
export function createManagerInvitationSender(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "audit" | "sms"> & {
    /** Origin of the desk. */
    desk: string;
  },
): Sender {
  return {
    isClaimed: true,
    async send({ content }): Promise<Outcome> {
      const { number, manager } = content as ManagerInvitation;
      const { value } = await read(deps.store, registrationRecord(number));
      if (!value?.userNames) return { outcome: "refused", reason: "not_approved" };
      const { name, mobile } = value.registered.managers[manager];
      const userName = value.userNames[manager];
      const { agencyId } = value;
      const invited: Invited = { userName, name, mobile, roles: ["manager"], agencyId };
      const token = await inviteStaff(deps, invited);
      if (token === "taken") return { outcome: "delivered", reason: "accepted" };
      const link = { token, desk: deps.desk, agency: value.registered.name.fa };
      return await sendInvitation(deps, invited, link)
        ? { outcome: "delivered" }
        : { outcome: "failed", reason: "undelivered" };
    },
  };
}

/** How the managers of an agency stand; `null`: not invited yet. */
export async function managersOf(
  { store, hash }: Pick<StaffPorts, "store" | "hash">,
  { userNames }: Registration,
): Promise<(Staff["state"] | null)[]> {
  const found = (userNames ?? []).map((name) =>
    readByUserName((wanted) => read(store, wanted), hash, name)
  );
  return (await Promise.all(found)).map((one) => one?.value?.state ?? null);
}

/** Invites again who has not accepted. @returns whether the registration was approved */
export async function inviteManagersAgain(
  { store, clock }: { store: Store } & Pick<StaffPorts, "clock">,
  number: string,
): Promise<boolean> {
  return await transact(store, { found: registrationRecord(number) }, ({ found }, write) => {
    if (found.value?.state !== "approved") return false;
    const next = { ...found.value, invitations: (found.value.invitations ?? 1) + 1 };
    write.set(found, next);
    enqueueInvitations(write, next, clock.now());
    return true;
  });
}
