/** One change becomes one message for each service that the person has entered and that gets it. */
import { VALUES_CHANGED, type ValuesChanged } from "../events/values_changed.ts";
import { type Consent, consentRecord } from "../federation/consents.ts";
import { enqueueAll } from "../outbox/enqueue_all.ts";
import type { Senders } from "../outbox/sender.ts";
import type { KeyedHash } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import type { Service } from "../services/service.ts";
import { type ConnectedService, connectedServices } from "../session/connected_services.ts";
import { changeMessage } from "./change_message.ts";

export interface TellChangesDeps {
  store: Store;
  hash: KeyedHash;
  catalogue: Pick<Catalogue, "current">;
}

/** It only writes: what is told to one service is a message of its own. */
export function createValuesChangedSenders({ store, hash, catalogue }: TellChangesDeps): Senders {
  return {
    [VALUES_CHANGED]: {
      async send({ content }) {
        const change = content as ValuesChanged;
        const known = await knownServices({ store, catalogue }, change.accountId);
        const messages = known.flatMap(({ service, consent }) =>
          changeMessage(hash, service, change, consent) ?? []
        );
        return await enqueueAll(store, messages);
      },
    },
  };
}

export interface KnownService extends ConnectedService {
  service: Service;
  /** What the person agreed to give to it, if they were asked. */
  consent: Consent | null;
}

/** The services that know this person and are still there, those used last first. */
export async function knownServices(
  { store, catalogue }: Pick<TellChangesDeps, "store" | "catalogue">,
  accountId: string,
): Promise<KnownService[]> {
  const connected = await connectedServices(store, accountId);
  const consents = new Map<string, Consent>();
  for await (const { value } of listAll(store, consentRecord.all(accountId))) {
    consents.set(value.service, value);
  }
  return [...connected].flatMap(([id, times]) => {
    const service = catalogue.current().get(id);
    return service ? [{ service, consent: consents.get(id) ?? null, ...times }] : [];
  }).sort((a, b) => b.lastAt - a.lastAt);
}
