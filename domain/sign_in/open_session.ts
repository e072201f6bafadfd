/** What every way to sign in ends with: the session, its notice and the records of both, within a commit. */
import { type Account, type AssuranceLevel, levelOf } from "../identity/account.ts";
import { includeNotice } from "../notice/include_notice.ts";
import type { NoticeEvent } from "../notice/notice.ts";
import { beginSession } from "../session/begin_session.ts";
import { rememberBrowser } from "../session/known_browser.ts";
import type { Session } from "../session/session.ts";
import type { Atomic } from "../platform/store.ts";
import { auditRecord, type Caller, noticeOf, type SignInDeps } from "../journey/deps.ts";
import { transactionKey } from "../journey/transaction.ts";

export interface SignedIn {
  outcome: "signed_in";
  /** For the cookies; neither is stored. */
  sessionToken: string;
  /** Set when this browser was not known to the person. */
  browserToken?: string;
  session: Session;
  /** A notice of it waits to be sent. */
  hasNotice: boolean;
  /** Other sessions have ended by it. */
  hasEnded: boolean;
}

/**
 * One that a phone opened (`qr`) has at most the phone's level and
 * does not make the browser known: nothing but the session itself is gained by it.
 */
export async function openSession(
  deps: SignInDeps,
  caller: Caller,
  write: Atomic,
  { account, authTime, qr, news }: {
    account: Account;
    authTime: number;
    qr?: { level: AssuranceLevel; openedFrom: string[] };
    /** What the person is told of; of a new browser only when it is one. */
    news?: Pick<NoticeEvent, "kind" | "formerMobile">;
  },
): Promise<SignedIn> {
  const now = deps.clock.now();
  const level = qr?.level ?? levelOf(account);
  const { browser: former, device } = caller;
  const browser = qr
    ? undefined
    : await rememberBrowser(deps, write, { browser: former, account, now });
  const { token, session, displaced, hasReplaced } = await beginSession(deps, write, {
    account,
    // ASVS 5.0 7.2.4: a new level has a new identifier, and the old one is dead.
    replaces: caller.session,
    level,
    authTime,
    now,
    via: qr && "qr",
    device,
    browser: browser?.id,
    openedFrom: qr?.openedFrom,
  });
  const browserToken = browser?.token;
  const hasNotice = Boolean(qr || (news && (browserToken || news.kind !== "new_browser")));
  if (hasNotice) {
    await includeNotice(deps, write, {
      kind: "new_browser",
      ...news,
      ...noticeOf(caller, session),
    });
  }
  write.delete(transactionKey(caller.transaction));
  deps.audit.include(
    write,
    auditRecord(deps, caller, "session.created", {
      accountId: account.id,
      detail: { session: session.id, level, ...qr && { via: "qr" } },
    }),
  );
  for (const { id } of displaced) {
    deps.audit.include(
      write,
      auditRecord(deps, caller, "session.ended", {
        accountId: account.id,
        detail: { session: id, by: session.id, reason: "limit" },
      }),
    );
  }
  const hasEnded = hasReplaced || displaced.length > 0;
  return { outcome: "signed_in", sessionToken: token, browserToken, session, hasNotice, hasEnded };
}
