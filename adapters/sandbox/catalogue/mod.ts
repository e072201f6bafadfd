/**
 * As many services as a country has, for lists and searches: the guides' agencies, with what people
 * do there. They lead to one sample office (agencies/office.tsx).
 */
import type { AgencyText } from "../agencies/texts/language.ts";
import { ECONOMY } from "./economy.ts";
import { EDUCATION } from "./education.ts";
import { HEALTH } from "./health.ts";
import { JUSTICE } from "./justice.ts";
import { KINDS } from "./kinds.ts";
import { OTHER } from "./other.ts";
import { readTable, type Subject, type TableAgency } from "./table.ts";
import { TRANSPORT } from "./transport.ts";
import { WELFARE } from "./welfare.ts";

const THEMES = {
  welfare: WELFARE,
  transport: TRANSPORT,
  economy: ECONOMY,
  education: EDUCATION,
  health: HEALTH,
  justice: JUSTICE,
  other: OTHER,
};

export interface OfficeService {
  id: string;
  title: AgencyText;
  agency: AgencyText;
  [setting: string]: unknown;
}

/** Always the same, in the order of the tables. */
export function officeServices(agencyOrigin: string): OfficeService[] {
  return Object.entries(THEMES).flatMap(([theme, table]) =>
    readTable(table).flatMap((agency) =>
      agency.subjects.flatMap((subject) =>
        subject.kinds.map((kind) => ({
          theme,
          upstream: agencyOrigin,
          ...serviceOf(agency, subject, kind),
        }))
      )
    )
  );
}

function serviceOf(agency: TableAgency, subject: Subject, kind: string): OfficeService {
  const id = `${agency.id}-${subject.id}-${kind}`;
  const { title, level, attributes } = KINDS[kind];
  return {
    id,
    title: filled(title, subject.name),
    agency: agency.name,
    upstream_host: officeHost(id),
    persons: agency.persons,
    level,
    attributes: [...attributes],
  };
}

function filled(title: AgencyText, { fa, en, ar }: AgencyText): AgencyText {
  return {
    fa: title.fa.replace("{x}", fa),
    en: title.en.replace("{x}", en),
    ar: title.ar.replace("{x}", ar),
  };
}

const OFFICE = "office";

/** The name of a service at the sample office. */
const officeHost = (id: string) => `${id}.${OFFICE}.agency.localhost`;

/** The service that such a `Host` names, if it is one. */
export function officeServiceOf(host: string): string | undefined {
  const [id, office] = host.split(".");
  return office === OFFICE ? id : undefined;
}
