/**
 * The end of every way to sign in: the session, its notice and the records of both, within a
 * commit.
 */
import type { SignInPorts } from "./ports.ts";
import { type Account, type AssuranceLevel, levelOf } from "../identity/account.ts";
import type { CodeChannel } from "../journey/one_time_code.ts";
import { includeNotice, type NoticeRecords, readNoticeRecords } from "../notice/include_notice.ts";
import type { NoticeEvent } from "../notice/notice.ts";
import type { Write } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { rememberSignIn } from "../portal/past_sign_ins.ts";
import { rememberAnswer } from "../session/answered_form.ts";
import { type BeginningRecords, beginSession, readBeginning } from "../session/begin_session.ts";
import {
  browserRecord,
  type KnownBrowser,
  knowsAccount,
  rememberBrowser,
} from "../session/known_browser.ts";
import type { Session } from "../session/session.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { transactionRecord } from "../journey/transaction.ts";

export interface SignedIn {
  outcome: "signed_in";
  /** For the cookies; neither is stored. */
  sessionToken: string;
  /** Set if this browser was not known to the person. */
  browserToken?: string;
  session: Session;
  /** Set if the account began with it. */
  created?: boolean;
  /** Set if it goes on from another session, whose person has proved more. */
  continued?: boolean;
  /** IDs of accounts of which it has ended sessions: the previous one here may be another person's. */
  endedOf: readonly string[];
}

/** What the person is notified of; a new browser only if it is one. */
export type News = Pick<NoticeEvent, "kind" | "formerMobile">;

/** A session that a phone approved has at most the phone's level. */
interface OpenedByPhone {
  level: AssuranceLevel;
  openedFrom: string[];
}

/** The records that `openSession` decides on. */
export interface OpeningRecords {
  browser?: Found<KnownBrowser>;
  beginning: BeginningRecords;
  notice?: NoticeRecords;
}

/** `news`: the value for `openSession`. */
export async function readOpening(
  deps: SignInPorts,
  caller: Caller,
  read: Read,
  { accountId, news }: { accountId: string; news?: News },
): Promise<OpeningRecords> {
  // ASVS 5.0 7.2.4: a new level gets a new identifier, and the old one becomes invalid.
  const { browser, session: replaces } = caller;
  return {
    browser: browser ? await read(browserRecord(browser)) : undefined,
    beginning: await readBeginning(read, { accountId, replaces, now: deps.clock.now() }),
    notice: news && await readNoticeRecords(deps, read, { accountId, ...news }),
  };
}

interface Opening {
  account: Account;
  authTime: number;
  /**
   * Channel of the code; absent if the session continues from another one, for which the code was
   * entered.
   */
  channel?: CodeChannel;
  qr?: OpenedByPhone;
  /** ID of the passkey that was used in place of a code. */
  passkey?: string;
  news?: News;
  /** Digest of the token that a repeated form carries; by default the journey's. */
  held?: string;
}

/** Thrown within the commit, which then does not happen: nobody signs in to a frozen account. */
export class AccountFrozen extends Error {
  override name = "AccountFrozen";
}

/**
 * Throws `AccountFrozen`, whatever way led here.
 *
 * A session approved by a phone does not make the browser known: the result is the session alone.
 */
export function openSession(
  deps: SignInPorts,
  caller: Caller,
  write: Write,
  records: OpeningRecords,
  { account, authTime, channel, qr, passkey, news, held = caller.transaction }: Opening,
): SignedIn {
  if (account.frozen) throw new AccountFrozen();
  const now = deps.clock.now();
  const former = { browser: records.browser, account, now };
  const knownBrowser = knowsAccount(records.browser?.value ?? null, account, now);
  const browser = qr ? undefined : rememberBrowser(deps, write, former);
  const { token, session, displaced, replaced } = beginSession(deps, write, records.beginning, {
    account,
    level: qr?.level ?? levelOf(account),
    authTime,
    now,
    via: qr && "qr",
    passkey,
    device: caller.device,
    place: caller.place,
    browser: browser?.id,
    openedFrom: qr?.openedFrom,
  });
  const isNoNews = knownBrowser && !qr && news?.kind === "new_browser";
  const notified = records.notice && !isNoNews ? news : undefined;
  if (notified) {
    includeNotice(deps, write, records.notice!, { ...notified, ...noticeOf(caller, session) });
  }
  const way = qr ? "qr" : passkey ? "passkey" : channel;
  if (way) rememberSignIn(deps, write, session, { way, knownBrowser, place: caller.place });
  write.delete(transactionRecord(caller.transaction));
  const given = { sessionToken: token, browserToken: browser?.token };
  rememberAnswer(deps, write, { held, opened: caller.opened }, { ...given, now });
  auditOpening(deps, caller, write, session, displaced);
  return {
    outcome: "signed_in",
    ...given,
    session,
    endedOf: [...new Set([...displaced, ...replaced ? [replaced] : []].map(accountOf))],
  };
}

const accountOf = ({ accountId }: Session) => accountId;

function auditOpening(
  deps: SignInPorts,
  caller: Caller,
  write: Write,
  { id: session, accountId, level, via, passkey }: Session,
  displaced: readonly Session[],
): void {
  const created = { session, level, ...via && { via }, ...passkey && { passkey } };
  const event = auditRecord(deps, caller, "session.created", { accountId, detail: created });
  deps.audit.include(write, event);
  for (const { id } of displaced) {
    const detail = { session: id, by: session, reason: "limit" };
    deps.audit.include(write, auditRecord(deps, caller, "session.ended", { accountId, detail }));
  }
}
