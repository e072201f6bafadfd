/** Dossiers by the names that their agencies gave them. */
import { type Read, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Service } from "../services/service.ts";
import { type Dossier, dossierByRefRecord, dossierRecord } from "./dossier.ts";

/** `null` for another agency's dossier as well as for an unknown one. */
export async function readDossierByRef(
  { store }: { store: Store },
  service: Service,
  agencyRef: string,
): Promise<Dossier | null> {
  return (await readNamed((wanted) => read(store, wanted), service, agencyRef)).value;
}

/** The same for a decision. */
export async function readNamed(
  read: Read,
  service: Service,
  agencyRef: string,
): Promise<Found<Dossier>> {
  const byRef = await read(dossierByRefRecord(service.id, agencyRef));
  return await read(dossierRecord(byRef.value ?? ""));
}
