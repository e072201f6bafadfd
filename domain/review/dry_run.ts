/**
 * What would happen if a revision were approved now, by the functions that publish it and serve it:
 * nothing is asked of anybody, and nothing is written.
 */
import type { Agency } from "../agency/agency.ts";
import type { ApplicationContent } from "../application/content.ts";
import { hostsOf } from "../application/hosts_of.ts";
import { type ServiceFault, serviceOf } from "../application/service_of.ts";
import { identityHeaders } from "../gateway/visitor/identity_headers.ts";
import { namedHeaders } from "../gateway/visitor/named_headers.ts";
import type { Identity } from "../gateway/visitor/visitor.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { isTaken } from "../publication/probe.ts";
import {
  type PublishedService,
  publishedServiceRecord,
  type Standing,
  standingRecord,
} from "../publication/published.ts";
import { judgePublished } from "../publication/in_force.ts";
import { ATTRIBUTES } from "../services/attributes.ts";
import type { Catalogue } from "../services/catalogue.ts";
import { hasHost } from "../services/hosts.ts";
import type { Service } from "../services/service.ts";
import type { Case } from "./read_case.ts";

/** Why it would not be published; `left_out`: with what the agency has set since, it is not valid. */
export type DryRefusal = "agency_inactive" | "name_taken" | "retired" | "left_out";

export interface DryRun {
  /** Absent if rules of the catalogue are not kept. */
  service?: Service;
  faults: ServiceFault[];
  refusals: DryRefusal[];
  /** The revision that answers until then. */
  replaces?: number;
  /** Where requests go, or whose they are; see `hostsOf`. */
  hosts: string[];
  /** Names of the headers that introduce a natural person of whom everything is known. */
  headers: string[];
}

interface Known {
  agency: Agency | null;
  isTaken: boolean;
  published: PublishedService | null;
  standing: Standing | null;
}

export async function readDryRun(
  { store, catalogue }: { store: Store; catalogue: Pick<Catalogue, "current"> },
  { application: { id, agencyId }, submitted: { content }, agency }: Case,
): Promise<DryRun> {
  const { serviceId } = content.service;
  const found = await read(store, {
    published: publishedServiceRecord(serviceId),
    standing: standingRecord(serviceId),
  });
  const published = found.published.value;
  const isOthers = published !== null && published.applicationId !== id;
  return dryRun(content, {
    agency,
    isTaken: isOthers || isTaken(catalogue, serviceId, agencyId),
    published,
    standing: found.standing.value,
  });
}

export function dryRun(
  content: ApplicationContent,
  { agency, published, standing, ...known }: Known,
): DryRun {
  const made = serviceOf(content, agency ?? { name: { fa: "-" } });
  const service = "service" in made ? made.service : undefined;
  const isLeftOut = service !== undefined && published !== null && !known.isTaken &&
    "reason" in judgePublished(service.id, { service, settings: published.settings });
  const refusals: [DryRefusal, boolean][] = [
    ["agency_inactive", agency?.state !== "active"],
    ["name_taken", known.isTaken],
    ["retired", standing?.state === "retired"],
    ["left_out", isLeftOut],
  ];
  return {
    service,
    faults: "faults" in made ? made.faults : [],
    refusals: refusals.filter(([, holds]) => holds).map(([refusal]) => refusal),
    replaces: known.isTaken ? undefined : published?.revision,
    hosts: hostsOf(content.details.way),
    headers: service && hasHost(service) ? headersFor(service) : [],
  };
}

function headersFor(service: Service): string[] {
  const identity: Identity = {
    ...{ subject: "-", sid: "-", level: service.level, authTime: 0 },
    attributes: Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, "-"])),
  };
  const introduced = [...identityHeaders(identity, service), ...namedHeaders(identity, service)];
  return ["X-Identity-Assertion", ...introduced.map(([name]) => name)];
}
