/**
 * A member of staff connects another app for codes (RFC 6238), after a proof by the old one or by a
 * passkey. Who has neither is invited again. Their other sessions end.
 */
import { transact } from "../../platform/commit.ts";
import { typedCode } from "../credential/typed_code.ts";
import type { StaffPorts } from "../ports.ts";
import { isProvedWithoutSms, readOwnSession } from "../prove_again.ts";
import type { SignedInStaff } from "../session.ts";
import { totpContext } from "../staff.ts";
import { tellOwnChange } from "../members/own_notice.ts";
import { keepOnlyThis } from "./own_session.ts";

/**
 * The secret of one opened page, in base32: of this session only, and kept nowhere before the app
 * has shown that it has it. `opened`: what the page's form carries.
 */
export const secretOfNewApp = (
  { hash, totp }: Pick<StaffPorts, "hash" | "totp">,
  { digest }: SignedInStaff,
  opened: string,
): string => {
  const bytes = hash.digest("staff_totp_again", digest, opened);
  return totp.secretOf(Uint8Array.fromBase64(bytes, { alphabet: "base64url" }));
};

export type NewAppOutcome =
  | { outcome: "changed" }
  | { outcome: "faulty"; fault: "missing" | "wrong" }
  /** The session has ended, or the proof is too old. */
  | { outcome: "lapsed" };

/** `code`: of the new app, as typed. */
export async function changeApp(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "seal" | "totp" | "audit">,
  signedIn: SignedInStaff,
  { opened, code: typed }: { opened: string; code: string },
): Promise<NewAppOutcome> {
  const code = typedCode(typed);
  if (code === "") return { outcome: "faulty", fault: "missing" };
  const secret = secretOfNewApp(deps, signedIn, opened);
  const now = deps.clock.now();
  const step = deps.totp.stepOf(secret, code, now);
  if (step === null) return { outcome: "faulty", fault: "wrong" };
  return await transact(deps.store, readOwnSession(deps, signedIn), (own, write) => {
    if (!own || !isProvedWithoutSms(own.session.value, now)) return { outcome: "lapsed" };
    const { id } = own.staff.value;
    const totp = deps.seal.close(secret, totpContext(id));
    keepOnlyThis(write, own, { totp, lastStep: step });
    tellOwnChange(deps, write, own.session.value, "app");
    const detail = { staff: id, by: id, act: "app" };
    deps.audit.include(write, { at: now, event: "staff.changed", detail });
    return { outcome: "changed" };
  });
}
