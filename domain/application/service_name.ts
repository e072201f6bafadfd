/**
 * «سرویس درخواستی»: names of services, which become hosts (RFC 1123 §2.1). An agency registers a name
 * once and chooses it in one application; what it offers already stands in the catalogue.
 */
import type { Catalogue } from "../services/catalogue.ts";
import { RESERVED_IDS } from "../services/reserved_ids.ts";
import type { LocalTexts, Service } from "../services/service.ts";
import { serversOf } from "./hosts_of.ts";
import { hasWords, searchForm } from "../text/search.ts";
import { transact } from "../platform/commit.ts";
import { listAll, type Read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type Application, applicationRecord } from "./application.ts";
import type { ApplicationDeps, Member } from "./member.ts";

export interface ServiceName {
  agencyId: string;
  title: string;
  createdAt: number;
  /** ID of the application that has chosen it last. */
  application?: string;
}

export const serviceNameRecord = record<ServiceName, [serviceId: string]>("service_name", {
  about: "a service's name that an agency has registered at the desk",
});

export const agencyServiceNameRecord = record<string, [agencyId: string, serviceId: string]>(
  "service_name_of",
  { about: "the title of a service's name that an agency has registered" },
);

export const MAX_NAMES = 100;

export interface KnownService {
  id: string;
  title: string;
  isInCatalogue: boolean;
}

interface OfAgency {
  id: string;
  name: LocalTexts;
}

/** In the file the agency's Persian name stands for it. */
const isOf = ({ agency, desk }: Service, { id, name }: OfAgency) =>
  desk?.published ? desk.published.agencyId === id : agency?.fa === name.fa;

/** Whether a server is that of another agency's service; one's own services may share it. */
export function hostTakenFrom(
  catalogue: Pick<Catalogue, "current">,
  agency: OfAgency,
): (origin: string) => boolean {
  const others = [...catalogue.current().values()].filter((service) => !isOf(service, agency));
  const taken = new Set(others.flatMap(serversOf));
  return (origin) => taken.has(origin);
}

/** Those that contain all words, by title. */
export async function knownServices(
  { store, catalogue }: { store: Store; catalogue: Pick<Catalogue, "current"> },
  agency: OfAgency,
  words = "",
): Promise<KnownService[]> {
  const services = [...catalogue.current().values()].filter((service) => isOf(service, agency));
  const found = new Map<string, KnownService>();
  for (const { id, title } of services) found.set(id, { id, title: title.fa, isInCatalogue: true });
  for await (const { key, value } of listAll(store, agencyServiceNameRecord.all(agency.id))) {
    const id = String(key.at(-1));
    if (!found.has(id)) found.set(id, { id, title: value, isInCatalogue: false });
  }
  const wanted = searchForm(words).split(" ");
  return [...found.values()]
    .filter(({ id, title }) => hasWords(searchForm(`${title} ${id}`), wanted))
    .toSorted((a, b) => a.title.localeCompare(b.title, "fa"));
}

export type NameFault = "missing" | "format" | "reserved" | "taken" | "too_many";

const LABEL = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What can be said of a name by itself. */
export function judgeName(id: string): NameFault | null {
  if (id === "") return "missing";
  if (!LABEL.test(id)) return "format";
  return RESERVED_IDS.has(id) ? "reserved" : null;
}

/** Registers a new name; the same one again is no fault. */
export async function registerName(
  deps: ApplicationDeps & { catalogue: Pick<Catalogue, "current"> },
  { member, agency }: { member: Member; agency: OfAgency },
  { id, title }: { id: string; title: string },
): Promise<NameFault | null> {
  const fault = judgeName(id);
  if (fault) return fault;
  const service = deps.catalogue.current().get(id);
  if (service) return isOf(service, agency) ? null : "taken";
  const names = await Array.fromAsync(listAll(deps.store, agencyServiceNameRecord.all(agency.id)));
  if (names.length >= MAX_NAMES) return "too_many";
  return await transact(deps.store, { name: serviceNameRecord(id) }, ({ name }, write) => {
    if (name.value) return name.value.agencyId === member.agencyId ? null : "taken";
    const { agencyId } = member;
    write.set(name, { agencyId, title, createdAt: deps.clock.now() })
      .set(agencyServiceNameRecord(agencyId, id), title);
    return null;
  });
}

/** The other application that has the name. */
const ENDED: ReadonlySet<Application["state"]> = new Set(["withdrawn", "rejected", "retired"]);

/**
 * Whether an application may not choose the name: another agency has it, nobody has registered it, or
 * another application has it that has not ended.
 */
export async function readTaken(
  read: Read,
  { catalogue, agency }: { catalogue: Pick<Catalogue, "current">; agency: OfAgency },
  { serviceId, application }: { serviceId: string; application: string },
): Promise<boolean> {
  const name = await read(serviceNameRecord(serviceId));
  const service = catalogue.current().get(serviceId);
  if (name.value && name.value.agencyId !== agency.id) return true;
  if (service && !isOf(service, agency)) return true;
  if (!service && !name.value) return true;
  const other = name.value?.application;
  if (other === undefined || other === application) return false;
  const { value } = await read(applicationRecord(other));
  if (value === null) return false;
  const isLive = value.live !== undefined && value.state !== "retired";
  return isLive || !ENDED.has(value.state);
}
