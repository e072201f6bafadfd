/** An agency opens a dossier under a name of its own: once, however often it asks. */
import { findRecipient, type Recipient } from "../messages/recipient.ts";
import { newMessageId } from "../outbox/message.ts";
import { enqueue } from "../outbox/enqueue.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, KeyedHash, Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import {
  type Dossier,
  dossierByNumberRecord,
  dossierByRefRecord,
  dossierRecord,
} from "./dossier.ts";
import { citizensBrowsers, keepChange, tellCitizen } from "./keep.ts";
import { newsOf } from "./news.ts";
import { newTrackingNumber } from "../text/tracking_number.ts";

/** A dossier as the agency describes it. */
export interface NewDossier
  extends Pick<Dossier, "kind" | "title" | "language" | "legalDays" | "desk" | "missing"> {
  agencyRef: string;
  recipient: Recipient;
  /** Where it begins. */
  state: "draft" | "submitted";
}

export type Opened =
  | { outcome: "created" | "found"; dossier: Dossier }
  /** There is nobody to open it for; nothing tells why. */
  | { outcome: "not_reachable" }
  /** The name is that of another person's dossier. */
  | { outcome: "other_person" };

interface Deps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
}

export async function openDossier(
  deps: Deps,
  service: Service,
  { recipient, ...asked }: NewDossier,
): Promise<Opened> {
  const accountId = await findRecipient(deps, service, recipient);
  if (accountId === null) return { outcome: "not_reachable" };
  const browsers = await citizensBrowsers(deps.store, { accountId });
  const id = newMessageId(deps);
  const gather = async (read: Read) => {
    const byRef = await read(dossierByRefRecord(service.id, asked.agencyRef));
    const found = await read(dossierRecord(byRef.value ?? id));
    return { byRef, found, number: await unusedNumber(deps, read) };
  };
  return await transact(deps.store, gather, ({ byRef, found, number }, write): Opened => {
    const former = found.value;
    if (former) {
      if (former.accountId !== accountId) return { outcome: "other_person" };
      return { outcome: "found", dossier: former };
    }
    const at = deps.clock.now();
    const { dossier, message } = newsOf({
      ...asked,
      id,
      service: service.id,
      accountId,
      trackingNumber: number.trackingNumber,
      at,
      revision: 1,
      passage: { spent: 0, since: at },
    }, at);
    write.set(byRef, id).set(number.taken, id);
    keepChange(deps, write, found, { dossier, entry: { at, by: "agency", to: asked.state } });
    tellCitizen(write, dossier, { browsers, at });
    enqueue(write, message);
    return { outcome: "created", dossier };
  });
}

async function unusedNumber(
  { random }: { random: Random },
  read: Read,
): Promise<{ trackingNumber: string; taken: Found<string> }> {
  const trackingNumber = newTrackingNumber(random);
  const taken = await read(dossierByNumberRecord(trackingNumber));
  return taken.value === null ? { trackingNumber, taken } : await unusedNumber({ random }, read);
}
