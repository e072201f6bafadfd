/** What a member of support sees of a person: masked, and nothing that could be used in their name. */
import { accountRecord, type AssuranceLevel, levelOf } from "../identity/account.ts";
import { maskMobile } from "../identity/mobile.ts";
import type { Clock, Seal } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { listSignIns, type PastSignIn } from "../portal/past_sign_ins.ts";
import type { Device } from "../session/device.ts";
import { listSessions } from "../session/session_list.ts";
import { ownRequests } from "../support/ask.ts";
import type { SupportRequest } from "../support/request.ts";

export interface SeenPerson {
  /** First letters: "س. م." */
  initials: string;
  /** Their last four characters. */
  identity: string;
  mobile?: string;
  level: AssuranceLevel;
  createdAt: number;
  frozenAt?: number;
  deletionDueAt?: number;
  sessions: { device?: Device; createdAt: number; lastSeenAt: number; place?: string }[];
  signIns: Omit<PastSignIn, "session">[];
  tickets: Pick<SupportRequest, "number" | "topic" | "state">[];
}

/** Sign-ins on the page. */
const SHOWN = 10;

export async function seePerson(
  deps: { store: Store; clock: Clock; seal: Seal },
  accountId: string,
): Promise<SeenPerson | null> {
  const { value: account } = await read(deps.store, accountRecord(accountId));
  if (!account) return null;
  const { identity, mobile } = account;
  const sessions = await listSessions(deps, account);
  const { values } = await listSignIns(deps, accountId, { limit: SHOWN });
  const tickets = await ownRequests(deps.store, accountId);
  return {
    initials: [account.firstName, account.lastName].filter(Boolean)
      .map((name) => `${[...name][0]}.`).join(" "),
    identity: maskEnd(identity.kind === "iranian" ? identity.nationalId : identity.fidaCode),
    mobile: mobile && maskMobile(mobile),
    level: levelOf(account),
    createdAt: account.createdAt,
    frozenAt: account.frozen?.at,
    deletionDueAt: account.deletion?.dueAt,
    sessions: sessions.map(({ session: { device, createdAt, lastSeenAt, place } }) => ({
      device,
      createdAt,
      lastSeenAt,
      place,
    })),
    signIns: values.map(({ session: _, ...signIn }) => signIn),
    tickets: tickets.map(({ number, topic, state }) => ({ number, topic, state })),
  };
}

const maskEnd = (number: string): string => `***${number.slice(-4)}`;
