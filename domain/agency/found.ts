/** How an agency begins: when its registration is approved, or by the operations team's command. */
import { newMessageId } from "../outbox/message.ts";
import { transact, type Write } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { agencyByCompanyRecord, agencyRecord } from "./agency.ts";
import type { Registered } from "./registration.ts";

type Founded = Pick<Registered, "name" | "companyId">;

/** An agency begins, within a commit that has found none with this ID of an organisation. */
export function foundAgency(
  { clock, random }: { clock: Clock; random: Random },
  write: Write,
  { name, companyId }: Founded,
): string {
  const id = newMessageId({ clock, random });
  const createdAt = clock.now();
  write.set(agencyRecord(id), { id, name: { ...name }, companyId, state: "active", createdAt })
    .set(agencyByCompanyRecord(companyId), id);
  return id;
}

/** The agency with this ID of an organisation; without a name, only one that there is. */
export async function agencyOfCompany(
  deps: { store: Store; clock: Clock; random: Random },
  { companyId, name }: { companyId: string; name?: Founded["name"] },
): Promise<string | null> {
  const wanted = { agency: agencyByCompanyRecord(companyId) };
  if (name === undefined) return (await read(deps.store, wanted)).agency.value;
  return await transact(
    deps.store,
    wanted,
    ({ agency }, write) => agency.value ?? foundAgency(deps, write, { companyId, name }),
  );
}
