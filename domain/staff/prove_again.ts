/** Before a dangerous act: a member of staff proves the second factor again, within their session. */
import type { Read } from "../platform/read.ts";
import { read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { MINUTE } from "../platform/platform.ts";
import type { DeskPlace } from "./known_browser.ts";
import { staffPasskeyRequest, staffPasskeysRecord } from "./passkeys.ts";
import type { StaffPorts } from "./ports.ts";
import {
  type Asked,
  type FactorFailure,
  type ReadAsked,
  tryFactor,
  type TypedFactor,
} from "./second_factor.ts";
import { sendCode, type SendFactorOutcome, type SendFactorPorts } from "./send_factor.ts";
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

/** By app or passkey: who has the member's SIM alone has not done that. */
export function isProvedWithoutSms(session: StaffSession, now: number): boolean {
  const { provedAt, proved, factor } = session;
  const by = provedAt === undefined ? factor : proved?.at === provedAt ? proved.by : "sms";
  return isProved(session, now) && by !== "sms";
}

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

/** `isStrict`: no code by SMS counts. */
export async function proveAgain(
  deps: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "seal" | "totp" | "audit" | "deskPasskeys"
  >,
  signedIn: SignedInStaff,
  { isStrict = false, ...typed }: Omit<TypedFactor, "holder"> & { isStrict?: boolean },
): Promise<ProofOutcome> {
  const tried = { ...typed, holder: signedIn.digest };
  const readAsked = readOwnSession(deps, signedIn);
  return await tryFactor(deps, tried, isStrict ? withoutSms(readAsked) : readAsked, {
    event: "staff.proved",
    succeed(write, { session, staff }, { staff: proved, factor: by }): ProofOutcome {
      const at = deps.clock.now();
      write.set(staff, proved)
        .set(session, { ...session.value, provedAt: at, proved: { at, by }, sms: undefined });
      return { outcome: "right" };
    },
  });
}

const withoutSms = <A extends Asked>(readAsked: ReadAsked<A>): ReadAsked<A> => async (read) => {
  const asked = await readAsked(read);
  return asked && { ...asked, sms: undefined };
};

export const sendProof = (
  deps: SendFactorPorts,
  signedIn: SignedInStaff,
  place: DeskPlace,
): Promise<SendFactorOutcome> =>
  sendCode(
    deps,
    place,
    readOwnSession(deps, signedIn),
    (write, { session }, sms) => write.set(session, { ...session.value, sms }),
  );
