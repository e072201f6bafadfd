/** An agency corrects what it wrote in a dossier. */
import { transact } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { readNamed } from "./by_ref.ts";
import type { Desk, Dossier } from "./dossier.ts";
import { citizensBrowsers, keepChange, tellCitizen } from "./keep.ts";

interface Deps {
  store: Store;
  clock: Clock;
  random: Random;
}

/** What an agency may correct; `null` takes away. */
export interface Corrections {
  title?: string;
  desk?: Desk | null;
  legalDays?: number | null;
  missing?: Dossier["missing"];
}

/** Corrects it, if it is still as the agency read it. */
export async function correctDossier(
  deps: Deps,
  service: Service,
  { agencyRef, revision }: { agencyRef: string; revision: number },
  { title, desk, legalDays, missing }: Corrections,
): Promise<
  | { outcome: "done"; dossier: Dossier }
  | { outcome: "unknown" }
  | { outcome: "changed_since"; dossier: Dossier }
> {
  const gather = async (read: Read) => {
    const found = await readNamed(read, service, agencyRef);
    return { found, browsers: await citizensBrowsers(deps.store, found.value) };
  };
  return await transact(deps.store, gather, ({ found, browsers }, write) => {
    const former = found.value;
    if (!former) return { outcome: "unknown" };
    if (former.revision !== revision) return { outcome: "changed_since", dossier: former };
    const dossier: Dossier = {
      ...former,
      revision: revision + 1,
      title: title ?? former.title,
      desk: desk === undefined ? former.desk : desk ?? undefined,
      legalDays: legalDays === undefined ? former.legalDays : legalDays ?? undefined,
      missing: missing ? keepingSupplied(missing, former.missing) : former.missing,
    };
    const at = deps.clock.now();
    const entry = { at, by: "agency" as const, desk: dossier.desk };
    keepChange(deps, write, found, { dossier, entry });
    tellCitizen(write, dossier, { browsers, at });
    return { outcome: "done", dossier };
  });
}

/** What the citizen has supplied stays so, under the same ID. */
function keepingSupplied(
  missing: Dossier["missing"],
  former: Dossier["missing"],
): Dossier["missing"] {
  const suppliedAt = new Map(former.map((item) => [item.id, item.suppliedAt]));
  return missing.map((item) => ({ ...item, suppliedAt: suppliedAt.get(item.id) }));
}
