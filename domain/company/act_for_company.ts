/** A signed-in person acts for a company, or for themselves again (guide 1.7 §1.5). */
import type { CompanyPorts } from "./ports.ts";
import { COMPANY_LEVEL } from "../access/needs.ts";
import { asking, type Unanswered } from "../registry/asking.ts";
import { includeNotice, readNoticeRecords } from "../notice/include_notice.ts";
import { askedFor, rememberAnswer } from "../session/answered_form.ts";
import type { LiveSession } from "../session/live_sessions.ts";
import { renewalRecords, renewSession } from "../session/renew_session.ts";
import type { Session } from "../session/session.ts";
import type { Read } from "../platform/read.ts";
import { DAY } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import { transact } from "../platform/commit.ts";
import { auditRecord, type Caller, noticeOf } from "../journey/caller.ts";
import { transactionRecord } from "../journey/transaction.ts";
import { rememberCompany } from "./account_companies.ts";
import { type CompanyIdError, parseCompanyId } from "./company_id.ts";
import type { CompanyRecord } from "../registry/company_registry.ts";
import { type DailyBudget, refundDaily, spendDaily } from "../budget/daily.ts";

export interface Switched {
  outcome: "switched";
  /** For the cookie: the session continues under a new identifier (security_cases 15). */
  sessionToken: string;
  session: Session;
}

export type ActForCompanyOutcome =
  | Switched
  | { outcome: "invalid"; error: CompanyIdError }
  | { outcome: "not_found" | "dissolved" | "not_chief_executive" }
  | Unanswered
  | { outcome: "limited"; retryAt: number }
  /** The person's own identity is not verified yet. */
  | { outcome: "level_too_low" }
  /** The session has ended. */
  | { outcome: "elsewhere" };

/**
 * Companies that one person may look up in a day: enough for every chief executive, too few to try
 * out a list.
 */
export const companyLookupsRecord = record<number[], [accountId: string]>(["budget", "company"], {
  about: "when a person looked up companies",
  expireIn: DAY,
});

const lookupsOf = (accountId: string): DailyBudget => ({
  uses: companyLookupsRecord(accountId),
  limit: 20,
});

export async function actForCompany(
  deps: CompanyPorts,
  caller: Caller,
  live: LiveSession,
  typed: string,
): Promise<ActForCompanyOutcome> {
  if (live.session.level < COMPANY_LEVEL) return { outcome: "level_too_low" };
  const parsed = parseCompanyId(typed);
  if ("error" in parsed) return { outcome: "invalid", error: parsed.error };
  const { companyId } = parsed;
  const { account } = live;
  const lookups = lookupsOf(account.id);
  const retryAt = await spendDaily(deps, lookups);
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const asked = await asking(
    deps,
    () => deps.companies.findCompany(companyId, account.identity),
  );
  if (asked.outcome === "registry_unavailable") {
    await refundDaily(deps, lookups);
    return asked;
  }
  const company = asked.answer;
  const refusal = refusalOf(company);
  if (refusal) {
    await deps.audit.append(auditRecord(deps, caller, "company.refused", {
      accountId: account.id,
      detail: { reason: refusal },
    }));
    return { outcome: refusal };
  }
  const actingFor = { companyId, name: company!.name };
  return await switchSession(deps, caller, live, { actingFor, typed });
}

/** Only the chief executive of a company that exists may act for it. */
function refusalOf(company: CompanyRecord | null) {
  if (!company) return "not_found";
  if (company.status === "dissolved") return "dissolved";
  return company.role === "chief_executive" ? null : "not_chief_executive";
}

/** Act for oneself again. */
export async function actForSelf(
  deps: CompanyPorts,
  caller: Caller,
  live: LiveSession,
): Promise<Switched | { outcome: "elsewhere" }> {
  return await switchSession(deps, caller, live, { typed: "" });
}

async function switchSession(
  deps: CompanyPorts,
  caller: Caller,
  { sessionDigest, account }: LiveSession,
  { actingFor, typed }: Pick<Session, "actingFor"> & { typed: string },
): Promise<Switched | { outcome: "elsewhere" }> {
  const kind = "company_session" as const;
  const gather = async (read: Read) => ({
    ...await read({
      running: transactionRecord(caller.transaction),
      renewal: renewalRecords(sessionDigest, account.id),
    }),
    news: await readNoticeRecords(deps, read, { kind, accountId: account.id }),
  });
  return await transact(deps.store, gather, ({ running, renewal, news }, write) => {
    const now = deps.clock.now();
    const renewed = renewSession(deps, write, renewal, now, { actingFor });
    if (!renewed) return { outcome: "elsewhere" };
    const { token, session } = renewed;
    const asked = askedFor(deps, "company", typed);
    const sender = { held: sessionDigest, opened: caller.opened, asked };
    rememberAnswer(deps, write, sender, { sessionToken: token, now });
    if (running.value?.step === "company") write.delete(running);
    if (actingFor) {
      rememberCompany(write, account.id, { ...actingFor, addedAt: now });
      includeNotice(deps, write, news, { kind, ...noticeOf(caller, session) });
    }
    // Leaving again what was left would fill the log.
    if (actingFor || renewal.session.value?.actingFor) {
      const event = actingFor ? "company.acting" : "company.left";
      const more = { accountId: account.id, detail: { session: session.id } };
      deps.audit.include(write, auditRecord(deps, caller, event, more));
    }
    return { outcome: "switched", sessionToken: token, session };
  });
}
