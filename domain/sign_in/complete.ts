/** The end of the journey: account, known browser and session come into being in one commit. */
import {
  type Account,
  accountKey,
  addressRequestKey,
  type AssuranceLevel,
  levelOf,
  mobileKey,
} from "../identity/account.ts";
import { identityKey, isSamePerson } from "../identity/person_identity.ts";
import { includeNotice, type NoticeEvent } from "../notice/notice.ts";
import { sendDueNotices } from "../notice/send_notices.ts";
import { newDigits } from "../platform.ts";
import { createSession, deleteSession, type Session, sessionKey } from "../session/session.ts";
import { browserDigest, rememberBrowser } from "../session/known_browser.ts";
import { endSessions } from "../session/session_list.ts";
import { type Atomic, transact } from "../store.ts";
import { auditRecord, type Caller, noticeOf, type SignInDeps } from "./deps.ts";
import { type Transaction, transactionKey } from "./transaction.ts";

export interface SignedIn {
  outcome: "signed_in";
  /** For the cookies; neither is stored. */
  sessionToken: string;
  /** Set when this browser was not known to the person. */
  browserToken?: string;
  session: Session;
  /** A notice of it waits to be sent. */
  hasNotice: boolean;
}

/** What the citizen said about their address. */
export interface Address {
  postalCode: string;
  /** Differs from the registered one, which files a request to correct it. */
  corrected: boolean;
}

/** After identity and postal code (or without it, for a temporary account). `null`: somebody was faster. */
export async function completeWithIdentity(
  deps: SignInDeps,
  caller: Caller,
  { running, address }: {
    /** As it was read before the address was judged. */
    running: Transaction | null;
    address: Address | null;
  },
): Promise<SignedIn | null> {
  const { store, hash, clock, random } = deps;
  const now = clock.now();
  const newAccountId = random.bytes(12).toHex();
  if (running?.step !== "postal_code" || !running.identity) return null;
  const { who } = running.identity;
  const { mobile } = running;
  const keys = [
    transactionKey(caller.transaction),
    identityKey(hash, who),
    mobileKey(hash, mobile),
  ] as const;

  const completion = await transact<[Transaction, string, string], SignedIn | null>(
    store,
    keys,
    async ([entry, byIdentity, byMobile], write) => {
      const identity = entry.value?.identity;
      const unchanged = entry.value?.step === "postal_code" && entry.value.mobile === mobile &&
        identity && isSamePerson(identity.who, who);
      if (!identity || !unchanged) return null;
      if (entry.value?.session && !await holdsSession(entry.value.session, write)) return null;

      const former = byIdentity.value && await store.get<Account>(accountKey(byIdentity.value));
      if (former) write.check(former);
      const formerAccount = former ? former.value : null;
      // The number was proved when the session began; if the account has moved on since, it proves nothing.
      if (entry.value?.session && formerAccount?.mobile !== mobile) return null;
      const verified = address !== null || formerAccount?.status === "verified";
      const account: Account = {
        id: formerAccount?.id ?? newAccountId,
        identity: identity.who,
        firstName: identity.person.firstName,
        lastName: identity.person.lastName,
        fatherName: identity.person.fatherName,
        birthDate: identity.birthDate,
        mobile,
        postalCode: address?.postalCode ?? formerAccount?.postalCode,
        email: identity.person.email ?? formerAccount?.email,
        status: verified ? "verified" : "temporary",
        createdAt: formerAccount?.createdAt ?? now,
        verifiedAt: formerAccount?.verifiedAt ?? (verified ? now : undefined),
      };
      const audit = (event: Parameters<typeof auditRecord>[2]) =>
        deps.audit.include(write, auditRecord(deps, caller, event, { accountId: account.id }));

      write.set(accountKey(account.id), account).set(keys[1], account.id).set(keys[2], account.id);
      if (!formerAccount) audit("account.created");
      if (verified && formerAccount?.status !== "verified") audit("account.verified");
      if (formerAccount?.mobile !== mobile) audit("account.mobile_bound");
      const formerMobile = formerAccount?.mobile !== mobile ? formerAccount?.mobile : undefined;
      if (formerMobile) {
        write.delete(mobileKey(hash, formerMobile));
        // Whoever has the old SIM may be somewhere else: what began with it ends.
        await endSessions(deps, write, { accountId: account.id });
      }
      if (byMobile.value && byMobile.value !== account.id) {
        await unbind(deps, write, byMobile.value);
      }
      if (address?.corrected) {
        const request = {
          trackingNumber: newDigits(random, 12),
          accountId: account.id,
          postalCode: address.postalCode,
          filedAt: now,
          state: "filed" as const,
        };
        write.set(addressRequestKey(request), request);
        audit("address.change_requested");
      }
      const raised = verified && formerAccount?.status === "temporary";
      return await openSession(deps, caller, write, {
        account,
        authTime: entry.value?.authTime ?? now,
        news: formerMobile
          ? { kind: "new_sim", formerMobile }
          : formerAccount
          ? { kind: raised ? "level_raised" : "new_browser" }
          : undefined,
      });
    },
  );
  /** A journey that went on from a session ends with it: whoever comes next must not finish it. */
  async function holdsSession(digest: string, write: Atomic): Promise<boolean> {
    const session = await store.get<Session>(sessionKey(digest));
    write.check(session);
    return caller.session === digest && session.value !== null;
  }

  if (completion?.hasNotice) deps.background(() => sendDueNotices(deps));
  return completion;
}

/** After a right code in a browser that the person has used before, and SIM ownership confirmed again. */
export async function completeReturning(
  deps: SignInDeps,
  caller: Caller,
  account: Account,
): Promise<SignedIn | null> {
  return await transact<[Transaction, Account], SignedIn | null>(
    deps.store,
    [transactionKey(caller.transaction), accountKey(account.id)],
    async ([entry, current], write) => {
      const transaction = entry.value;
      const unchanged = transaction?.step === "returning" &&
        transaction.accountId === account.id && current.value?.mobile === transaction.mobile;
      if (!unchanged || !current.value) return null;
      return await openSession(deps, caller, write, {
        account: current.value,
        authTime: transaction.authTime ?? deps.clock.now(),
      });
    },
  );
}

/**
 * Session and record of it, within a commit. One that a phone opened (`qr`) has at most the phone's level and
 * does not make the browser known: nothing but the session itself is gained by it.
 */
export async function openSession(
  deps: SignInDeps,
  caller: Caller,
  write: Atomic,
  { account, authTime, qr, news }: {
    account: Account;
    authTime: number;
    qr?: { level: AssuranceLevel };
    /** What the person is told of; of a new browser only when it is one. */
    news?: Pick<NoticeEvent, "kind" | "formerMobile">;
  },
): Promise<SignedIn> {
  const now = deps.clock.now();
  const level = qr?.level ?? levelOf(account);
  // ASVS 5.0 7.2.4: a new level has a new identifier, and the old one is dead.
  const former = caller.session && await deps.store.get<Session>(sessionKey(caller.session));
  if (former && former.value) {
    deleteSession(write, { digest: caller.session!, session: former.value, now });
  }
  const browserToken = qr ? undefined : await rememberBrowser(deps, write, {
    browser: caller.browser,
    accountId: account.id,
    now,
  });
  const browser = browserDigest(deps.hash, browserToken) ?? caller.browser;
  const { token, session } = createSession(deps, write, {
    accountId: account.id,
    level,
    authTime,
    now,
    via: qr && "qr",
    device: caller.device,
    browser: qr ? undefined : browser,
  });
  const hasNotice = Boolean(qr || (news && (browserToken || news.kind !== "new_browser")));
  if (hasNotice) {
    includeNotice(deps, write, {
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
  return { outcome: "signed_in", sessionToken: token, browserToken, session, hasNotice };
}

/** The number is in somebody else's name now: its former owner's account loses it. */
async function unbind(deps: SignInDeps, write: Atomic, accountId: string): Promise<void> {
  const entry = await deps.store.get<Account>(accountKey(accountId));
  if (!entry.value) return;
  write.check(entry).set(entry.key, { ...entry.value, mobile: undefined });
}
