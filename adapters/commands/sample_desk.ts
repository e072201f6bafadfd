/**
 * `start` alone: the sample staff of the sandbox begin at the desk, by the same steps as everybody.
 * Who has begun before is left alone.
 */
import { getLogger } from "@logtape/logtape";
import { agencyOfCompany } from "../../domain/agency/found.ts";
import { askConnection } from "../../domain/bus/ask.ts";
import { readConnections } from "../../domain/bus/connection.ts";
import { decideConnection } from "../../domain/bus/review.ts";
import { newMessageId } from "../../domain/outbox/message.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { acceptInvitation, inviteStaff, openInvitation } from "../../domain/staff/invitation.ts";
import type { Role } from "../../domain/staff/role.ts";
import { parseUserName } from "../../domain/staff/user_name.ts";
import { createKvAuditLog } from "../audit/kv_audit_log.ts";
import { deriveKey } from "../keys/keyed_hash.ts";
import { createSeal } from "../keys/seal.ts";
import { systemClock, systemRandom } from "../runtime/system.ts";
import { createCommonPasswords } from "../staff/common_passwords.ts";
import { createTotp } from "../staff/otpauth_totp.ts";
import { createPasswordHasher } from "../staff/password_hasher.ts";
import { type OwnStore, withOwnStore } from "./own_store.ts";

/** Of the app's codes (adapters/staff/otpauth_totp.ts). */
const CODE_PERIOD = 30 * SECOND;

/** What the sandbox has of them; it is loaded by `start` only. */
export interface SampleDesk {
  staff: readonly {
    userName: string;
    name: string;
    mobile: string;
    roles: string[];
    isOfAgency: boolean;
  }[];
  agency: { companyId: string; name: { fa: string; en?: string } };
  password: string;
  codeOf(secret: string, now: number): string;
  connect(userName: string, secret: string): Promise<void>;
}

const logger = getLogger(["panjereh", "sandbox"]);

/** The program starts without them, too. Never rejects. */
export async function beginSampleDesk(
  ...given: Parameters<typeof openSampleDesk>
): Promise<void> {
  try {
    await openSampleDesk(...given);
  } catch (error) {
    logger.error("The sample staff cannot begin at the desk: {error}", { error: String(error) });
  }
}

export async function openSampleDesk(
  environment: Record<string, string>,
  secret: Uint8Array,
  sample: SampleDesk,
): Promise<void> {
  await withOwnStore(environment, "staff", async (own) => {
    const deps = depsOf(own, secret);
    const agencyId = (await agencyOfCompany(deps, sample.agency))!;
    // One after the other: they stand in one list of members.
    for (const { roles, isOfAgency, userName, ...person } of sample.staff) {
      const invited = {
        ...person,
        userName: parseUserName(userName)!,
        roles: roles as Role[],
        agencyId: isOfAgency ? agencyId : undefined,
      };
      const token = await inviteStaff(deps, invited);
      if (token === "taken") continue;
      const open = (await openInvitation(deps, token))!;
      // The one before: each works once, and the present one is for who signs in at once.
      const code = sample.codeOf(open.secret, deps.clock.now() - CODE_PERIOD);
      const { password } = sample;
      await acceptInvitation(deps, { token, password, again: password, code });
      await sample.connect(userName, open.secret);
    }
    await openConnection(deps, agencyId, sample);
  });
}

function depsOf({ store, hash }: OwnStore, secret: Uint8Array) {
  const now = systemClock.now();
  return {
    store,
    hash,
    // Stands still, so that a code is right however long the passwords before it take.
    clock: { now: () => now },
    random: systemRandom,
    audit: createKvAuditLog(store, systemRandom),
    seal: createSeal(deriveKey(secret, "one_time_codes")),
    passwords: createPasswordHasher(systemRandom),
    isCommonPassword: createCommonPasswords(),
    totp: createTotp(),
  };
}

/** An application needs an active connection. */
async function openConnection(
  deps: ReturnType<typeof depsOf>,
  agencyId: string,
  { staff: [editor] }: SampleDesk,
): Promise<void> {
  if ((await readConnections(deps.store, agencyId)).length > 0) return;
  const id = newMessageId(deps);
  const form = {
    bus: "gsb",
    purpose: "استعلام عضویت کتابخانه‌ها",
    contactName: editor.name,
    contactPosition: "کارشناس شبکه",
    contactMobile: editor.mobile,
    contactEmail: "",
    addresses: "192.0.2.10",
    userNames: "new.library",
  };
  const by = { id: "sandbox", name: editor.name };
  await askConnection(deps, { agencyId, id, staff: by, form, submit: true });
  const verdict = { to: "active", text: "", userNames: form.userNames } as const;
  await decideConnection(deps, {
    ...verdict,
    agencyId,
    id,
    expert: { id: "sandbox", name: "پریسا نوری" },
  });
}
