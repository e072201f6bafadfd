/** What a person has agreed to give to a site that signs them in by OpenID Connect. */
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Attribute } from "../services/attributes.ts";

export interface Consent {
  service: string;
  attributes: Attribute[];
  /** When the person agreed last. */
  at: number;
}

export const consentRecord = record<Consent, [accountId: string, service: string]>("consent", {
  about: "what a person has agreed to give to a site that signs them in",
});

/** What a site asks for. */
export interface Asked {
  service: string;
  attributes: readonly Attribute[];
}

/** A person is asked once for what they have agreed to. */
export function isCovered(consent: Consent | null, { attributes }: Asked): boolean {
  return consent !== null && attributes.every((one) => consent.attributes.includes(one));
}

export interface Consents {
  covers(accountId: string, asked: Asked): Promise<boolean>;
  /** Adds to what was agreed before. */
  agree(accountId: string, asked: Asked, requestId: string): Promise<void>;
  /** `false`: there was none. */
  withdraw(accountId: string, service: string, requestId: string): Promise<boolean>;
  list(accountId: string): Promise<Consent[]>;
}

export function createConsents(
  { store, clock, audit }: { store: Store; clock: Clock; audit: AuditLog },
): Consents {
  return {
    async covers(accountId, asked) {
      return isCovered((await read(store, consentRecord(accountId, asked.service))).value, asked);
    },

    agree: (accountId, asked, requestId) =>
      transact(store, { found: consentRecord(accountId, asked.service) }, ({ found }, write) => {
        if (isCovered(found.value, asked)) return;
        const { service } = asked;
        const former = found.value?.attributes ?? [];
        const attributes = [...new Set([...former, ...asked.attributes])];
        const at = clock.now();
        write.set(found, { service, attributes, at });
        const detail = { attributes: attributes.join(" ") };
        audit.include(write, { at, event: "consent.given", accountId, service, requestId, detail });
      }),

    withdraw: (accountId, service, requestId) =>
      transact(store, { found: consentRecord(accountId, service) }, ({ found }, write) => {
        if (!found.value) return false;
        write.delete(found);
        const at = clock.now();
        audit.include(write, { at, event: "consent.withdrawn", accountId, service, requestId });
        return true;
      }),

    list: async (accountId) =>
      (await Array.fromAsync(listAll(store, consentRecord.all(accountId)))).map(({ value }) =>
        value
      ),
  };
}
