/** The end of the journey: account, known browser and session come into being in one commit. */
import { type Account, accountKey, addressRequestKey, mobileKey } from "../identity/account.ts";
import { identityKey, isSamePerson } from "../identity/person_identity.ts";
import { sendDueNotices } from "../notice/send_notices.ts";
import { newDigits } from "../platform/platform.ts";
import { isKnownBrowser } from "../session/known_browser.ts";
import { withSessionsEnded } from "../session/revocation.ts";
import { tellWorkers } from "../session/session.ts";
import { liveIn, readRecords } from "../session/use_session.ts";
import { type Atomic, transact } from "../platform/store.ts";
import { auditRecord, type Caller, type SignInDeps } from "../journey/deps.ts";
import { openSession, type SignedIn } from "./open_session.ts";
import { type Transaction, transactionKey } from "../journey/transaction.ts";

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
      const hasMoved = formerAccount !== null && formerAccount.mobile !== mobile;
      const kept: Account = {
        ...formerAccount,
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
      // Whoever has the old SIM may be somewhere else: what began with it ends.
      const account = hasMoved ? withSessionsEnded(kept) : kept;
      const formerMobile = hasMoved ? formerAccount.mobile : undefined;
      const audit = (event: Parameters<typeof auditRecord>[2]) =>
        deps.audit.include(write, auditRecord(deps, caller, event, { accountId: account.id }));

      write.set(accountKey(account.id), account).set(keys[1], account.id).set(keys[2], account.id);
      if (!formerAccount) audit("account.created");
      if (verified && formerAccount?.status !== "verified") audit("account.verified");
      if (formerAccount?.mobile !== mobile) audit("account.mobile_bound");
      if (formerMobile) write.delete(mobileKey(hash, formerMobile));
      if (hasMoved) tellWorkers(write, now);
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
      const signedIn = await openSession(deps, caller, write, {
        account,
        authTime: entry.value?.authTime ?? now,
        news: formerMobile
          ? { kind: "new_sim", formerMobile }
          : formerAccount
          ? { kind: raised ? "level_raised" : "new_browser" }
          : undefined,
      });
      return { ...signedIn, hasEnded: signedIn.hasEnded || hasMoved };
    },
  );
  /** A journey that went on from a session ends with it: whoever comes next must not finish it. */
  async function holdsSession(digest: string, write: Atomic): Promise<boolean> {
    const records = await readRecords(store, { digest });
    if (records) write.check(...records);
    return caller.session === digest && records !== null && liveIn(records, now) !== null;
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
      // «این من نبودم» may have been pressed since the code was entered.
      const now = deps.clock.now();
      if (!await isKnownBrowser(deps.store, caller.browser, current.value, now)) return null;
      return await openSession(deps, caller, write, {
        account: current.value,
        authTime: transaction.authTime ?? now,
      });
    },
  );
}

/** The number is in somebody else's name now: its former owner's account loses it. */
async function unbind(deps: SignInDeps, write: Atomic, accountId: string): Promise<void> {
  const entry = await deps.store.get<Account>(accountKey(accountId));
  if (!entry.value) return;
  write.check(entry).set(entry.key, { ...entry.value, mobile: undefined });
}
