/** People who are signed in and have agreed to the site, as the store has them: hundreds in a second. */
import { systemClock } from "../../adapters/runtime/system.ts";
import { consentRecord } from "../../domain/federation/consents.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import type { KeyedHash } from "../../domain/platform/platform.ts";
import { read } from "../../domain/platform/read.ts";
import type { Store } from "../../domain/platform/store.ts";
import { sessionRecord } from "../../domain/session/session.ts";
import { sessionListRecord } from "../../domain/session/session_list.ts";
import { seedSessions, writeAccount } from "../../tests/support/sessions.ts";

export interface OwnStore {
  store: Store;
  hash: KeyedHash;
}

/** The cookie of a new person. */
export async function writePerson(own: OwnStore, id: string): Promise<string> {
  const platform = { ...own, clock: systemClock };
  const account = await writeAccount(platform, { id });
  const [token] = await seedSessions(platform, account, 1);
  const digest = own.hash.digest("session", token);
  const { value: session } = await read(own.store, sessionRecord(digest));
  const listed = { id: session!.id, digest, until: session!.expiresAt };
  const attributes = ["given_name", "family_name", "national_id"] as const;
  await commitTo(own.store).set(sessionListRecord(id), [listed]).set(consentRecord(id, "reader"), {
    ...{ service: "reader", attributes: [...attributes], level: 2, company: false },
    at: systemClock.now(),
  }).commit();
  return `panjereh_session=${token}`;
}
