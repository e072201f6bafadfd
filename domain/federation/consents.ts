/** What a person has agreed to give to a site that signs them in by OpenID Connect. */
import { levelNeeded } from "../access/needs.ts";
import type { Account, AssuranceLevel } from "../identity/account.ts";
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, MINUTE, SECOND } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Attribute } from "../services/attributes.ts";
import type { Service } from "../services/service.ts";
import { ABSOLUTE_LIMIT, type Session } from "../session/session.ts";
import { shownValues } from "./shown_values.ts";

/** What a site asks for. */
export interface Asked {
  service: string;
  /** Those that the person has: nobody can agree to what they were not shown. */
  attributes: readonly Attribute[];
  /** The level that the site wants to be sure of. */
  level: AssuranceLevel;
  /** The person acts for a company, of which the site will learn. */
  company: boolean;
}

export interface Consent extends Asked {
  attributes: Attribute[];
  /** When the person agreed last. */
  at: number;
}

export const consentRecord = record<Consent, [accountId: string, service: string]>("consent", {
  about: "what a person has agreed to give to a site that signs them in",
});

/** Tokens end with the session; a worker's clock may be behind. */
export const withdrawnRecord = record<{ at: number }, [accountId: string, service: string]>(
  "consent_withdrawn",
  {
    about: "when a person withdrew their consent, while tokens from before may be around",
    expireIn: ABSOLUTE_LIMIT + MINUTE,
  },
);

/** `rules`: the service with the proof that the site asks for. */
export function askedOf(
  rules: Service,
  { account, session }: { account: Account; session: Session },
  attributes: readonly Attribute[],
): Asked {
  return {
    service: rules.id,
    attributes: shownValues(account, attributes).map(([attribute]) => attribute),
    level: levelNeeded(rules),
    company: session.actingFor !== undefined,
  };
}

/** A person is asked once for what they have agreed to, and again for more. */
export function isCovered(consent: Consent | null, { attributes, level, company }: Asked): boolean {
  return consent !== null && level <= consent.level && (consent.company || !company) &&
    attributes.every((one) => consent.attributes.includes(one));
}

/** Both together, so that agreeing to a part never takes another part back. */
function joined(former: Consent | null, asked: Asked, at: number): Consent {
  const { attributes, level, company } = former ?? { attributes: [], level: 1, company: false };
  return {
    service: asked.service,
    attributes: [...new Set([...attributes, ...asked.attributes])],
    level: Math.max(level, asked.level) as AssuranceLevel,
    company: company || asked.company,
    at,
  };
}

/** The person's act, for the audit log. */
export interface Act {
  accountId: string;
  requestId: string;
}

export interface Consents {
  covers(accountId: string, asked: Asked): Promise<boolean>;
  /** Adds to what was agreed before. */
  agree(act: Act, asked: Asked): Promise<void>;
  /**
   * The attributes that a token may still tell; `null`: the person has not agreed, or withdrew it
   * since the token was issued (seconds since the epoch).
   */
  releasedBy(
    token: { accountId: string; service: string; issuedAt: number },
  ): Promise<readonly Attribute[] | null>;
  list(accountId: string): Promise<Consent[]>;
}

export function createConsents(
  { store, clock, audit }: { store: Store; clock: Clock; audit: AuditLog },
): Consents {
  return {
    async covers(accountId, asked) {
      return isCovered((await read(store, consentRecord(accountId, asked.service))).value, asked);
    },

    agree: ({ accountId, requestId }, asked) =>
      transact(store, { found: consentRecord(accountId, asked.service) }, ({ found }, write) => {
        if (isCovered(found.value, asked)) return;
        const at = clock.now();
        const consent = joined(found.value, asked, at);
        write.set(found, consent);
        const { service, attributes, level, company } = consent;
        const detail = { attributes: attributes.join(" "), level, company };
        audit.include(write, { at, event: "consent.given", accountId, service, requestId, detail });
      }),

    async releasedBy({ accountId, service, issuedAt }) {
      const { consent, withdrawn } = await read(store, {
        consent: consentRecord(accountId, service),
        withdrawn: withdrawnRecord(accountId, service),
      });
      const isFromBefore = withdrawn.value &&
        issuedAt <= Math.floor(withdrawn.value.at / SECOND);
      return isFromBefore ? null : consent.value?.attributes ?? null;
    },

    list: async (accountId) =>
      (await Array.fromAsync(listAll(store, consentRecord.all(accountId)))).map(({ value }) =>
        value
      ),
  };
}
