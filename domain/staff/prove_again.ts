/** Before a dangerous act: a member of staff proves the second factor again, within their session. */
import type { Read } from "../platform/read.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { MINUTE } from "../platform/platform.ts";
import type { DeskPlace } from "./known_browser.ts";
import { staffPasskeyRequest, staffPasskeysRecord } from "./passkeys.ts";
import type { StaffPorts } from "./ports.ts";
import { type Asked, type FactorFailure, tryFactor, type TypedFactor } from "./second_factor.ts";
import { sendCode, type SendFactorOutcome } from "./send_factor.ts";
import {
  isLiveAtDesk,
  type SignedInStaff,
  type StaffSession,
  staffSessionRecord,
} from "./session.ts";
import { staffRecord } from "./staff.ts";

/** For so long after a second factor no other is asked. */
export const PROOF_LIFETIME = 5 * MINUTE;

export const isProved = ({ createdAt, provedAt = createdAt }: StaffSession, now: number) =>
  now < provedAt + PROOF_LIFETIME;

/** A member with the session in which they are asked. */
export interface AskedInSession extends Asked {
  session: Found<StaffSession> & { value: StaffSession };
}

/** `null` if the session has ended. */
export const readOwnSession =
  ({ clock }: Pick<StaffPorts, "clock">, { digest, staff: { id } }: SignedInStaff) =>
  async (read: Read): Promise<AskedInSession | null> => {
    const { session, staff } = await read({
      session: staffSessionRecord(digest),
      staff: staffRecord(id),
    });
    const isLive = session.value && isLiveAtDesk(session.value, staff.value, clock.now());
    if (!isLive) return null;
    const { userName } = staff.value!;
    return { session, staff, userName, sms: session.value!.sms } as AskedInSession;
  };

/** What the question shows. */
export async function openProof(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "deskPasskeys">,
  { session, digest, staff: { id, mobile } }: SignedInStaff,
) {
  const { value: passkeys } = await read(deps.store, staffPasskeysRecord(id));
  return {
    sentAt: session.sms?.sentAt,
    mobile,
    passkey: passkeys?.length ? staffPasskeyRequest(deps, digest) : undefined,
  };
}

export type ProofOutcome = { outcome: "right" } | FactorFailure;

export async function proveAgain(
  deps: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "seal" | "totp" | "audit" | "deskPasskeys"
  >,
  signedIn: SignedInStaff,
  typed: Omit<TypedFactor, "holder">,
): Promise<ProofOutcome> {
  const tried = { ...typed, holder: signedIn.digest };
  return await tryFactor(deps, tried, readOwnSession(deps, signedIn), {
    event: "staff.proved",
    succeed(write, { session, staff }, right): ProofOutcome {
      write.set(staff, right.staff)
        .set(session, { ...session.value, provedAt: deps.clock.now(), sms: undefined });
      return { outcome: "right" };
    },
  });
}

export const sendProof = (
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "sms">,
  signedIn: SignedInStaff,
  place: DeskPlace,
): Promise<SendFactorOutcome> =>
  sendCode(
    deps,
    place,
    readOwnSession(deps, signedIn),
    (write, { session }, sms) => write.set(session, { ...session.value, sms }),
  );
