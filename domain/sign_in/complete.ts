/** The end of the journey: account, known browser and session are created in one commit. */
import type { SignInPorts } from "./ports.ts";
import { accountByMobileRecord, accountRecord } from "../identity/account.ts";
import {
  accountByIdentity,
  isSamePerson,
  type PersonIdentity,
} from "../identity/person_identity.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { noteSessionsEnded } from "../session/session_ends.ts";
import { liveIn, readLive } from "../session/use_session.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { type Transaction, transactionRecord } from "../journey/transaction.ts";
import {
  accountAfter,
  type Address,
  eventsOf,
  hasMoved,
  newsOf,
  type Proved,
} from "./account_after.ts";
import { bindAccount, fileAddressRequest } from "./bind_account.ts";
import { openSession, readOpening, type SignedIn } from "./open_session.ts";

/** The journey's data before its records are read again for the commit. */
interface Claim {
  who: PersonIdentity;
  mobile: string;
  address: Address | null;
  /** Used if the person has no account yet. */
  newAccountId: string;
}

/**
 * After identity and postal code (or without it, for a temporary account). `null`: another request
 * was faster.
 */
export async function completeWithIdentity(
  deps: SignInPorts,
  caller: Caller,
  { running, address }: {
    /** The transaction as it was read before the address was checked. */
    running: Transaction | null;
    address: Address | null;
  },
): Promise<SignedIn | null> {
  if (running?.step !== "postal_code" || !running.identity) return null;
  const { mobile, identity: { who } } = running;
  const claim = { who, mobile, address, newAccountId: deps.random.bytes(12).toHex() };
  return await transact(
    deps.store,
    (read) => readCompletion(deps, caller, claim, read),
    (records, write) => decideCompletion(deps, caller, claim, records, write),
  );
}

async function readCompletion(
  deps: SignInPorts,
  caller: Caller,
  { who, mobile, address, newAccountId }: Claim,
  read: Read,
) {
  const found = await read({
    running: transactionRecord(caller.transaction),
    byIdentity: accountByIdentity(deps.hash, who),
    byMobile: accountByMobileRecord(deps.hash, mobile),
  });
  const { running, byIdentity, byMobile } = found;
  const former = byIdentity.value ? await read(accountRecord(byIdentity.value)) : undefined;
  const accountId = former?.value?.id ?? newAccountId;
  const isOthers = byMobile.value && byMobile.value !== accountId;
  const news = newsOf(former?.value ?? null, { mobile, address });
  return {
    ...found,
    former: former?.value ?? null,
    /** The number's owner so far. */
    formerOwner: isOthers ? await read(accountRecord(byMobile.value!)) : undefined,
    /** For a journey that continued from a session. */
    live: running.value?.session ? await readLive(read, running.value.session) : null,
    opening: await readOpening(deps, caller, read, { accountId, news }),
  };
}

type CompletionRecords = Awaited<ReturnType<typeof readCompletion>>;

function decideCompletion(
  deps: SignInPorts,
  caller: Caller,
  claim: Claim,
  records: CompletionRecords,
  write: Write,
): SignedIn | null {
  const now = deps.clock.now();
  const { former, opening } = records;
  const running = unchanged(claim, records);
  if (!running || !mayGoOn(caller, claim, records, now)) return null;
  const proved: Proved = { ...claim, identity: running.identity };
  const account = accountAfter(former, proved, { newAccountId: claim.newAccountId, now });
  bindAccount(deps, { ...records, now }, account, write);
  for (const event of eventsOf(former, account)) {
    deps.audit.include(write, auditRecord(deps, caller, event, { accountId: account.id }));
  }
  if (hasMoved(former, claim)) {
    noteSessionsEnded(write, { accountId: account.id, reason: "new_sim", now });
  }
  if (claim.address?.corrected) {
    fileAddressRequest(deps, caller, write, account.id, claim.address);
  }
  const signedIn = openSession(deps, caller, write, opening, {
    account,
    authTime: running.authTime ?? now,
    channel: running.channel,
    news: newsOf(former, claim),
  });
  const moved = hasMoved(former, claim) ? [account.id] : [];
  return {
    ...signedIn,
    created: former === null,
    continued: running.session !== undefined,
    endedOf: [...new Set([...signedIn.endedOf, ...moved])],
  };
}

/** The journey, if it is still at the same end. */
function unchanged({ who, mobile }: Claim, { running: { value } }: CompletionRecords) {
  if (value?.step !== "postal_code" || value.mobile !== mobile || !value.identity) return null;
  return isSamePerson(value.identity.who, who) ? { ...value, identity: value.identity } : null;
}

/**
 * A journey that continued from a session ends with it: the browser's next user must not complete
 * it.
 */
function mayGoOn(
  caller: Caller,
  { mobile }: Claim,
  { running, live, former }: CompletionRecords,
  now: number,
): boolean {
  const session = running.value?.session;
  if (!session) return true;
  const holdsSession = caller.session === session && live !== null && liveIn(live, now) !== null;
  // The number was proved when the session began; if the account has changed since, that proves
  // nothing.
  return holdsSession && former?.mobile === mobile;
}
