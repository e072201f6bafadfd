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

/** Between attempts: a store that is busy with its start answers soon. */
const PAUSES = [1 * SECOND, 3 * SECOND, 9 * SECOND];

const waitFor = (pause: number) => new Promise<void>((resolve) => setTimeout(resolve, pause));

/** `open` goes on where it broke off. The program starts without them, too. Never rejects. */
export async function beginSampleDesk(
  open: () => Promise<void>,
  wait: (pause: number) => Promise<void> = waitFor,
): Promise<void> {
  for (const pause of [...PAUSES, null]) {
    try {
      return await open();
    } catch (cause) {
      const error = String(cause);
      if (pause === null) {
        logger.error(
          "The sample staff cannot begin at the desk: {error}. Everything else works. Restart the " +
            "program, which tries again; if the store is broken, move DATA_DIR away first.",
          { error },
        );
        return;
      }
      logger.warn("The sample staff cannot begin at the desk yet: {error}", { error });
      await wait(pause);
    }
  }
}

export async function openSampleDesk(
  environment: Record<string, string>,
  secret: Uint8Array,
  sample: SampleDesk,
): Promise<void> {
  const none = await withOwnStore(environment, "staff", async (own) => {
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
  if (none) throw new Error(none.report);
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
