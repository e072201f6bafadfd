/**
 * The content of a draft, or all that is missing or wrong in it: pure, so that pages tell the same
 * gaps that a submission refuses.
 */
import type { JalaliCalendar } from "../identity/calendar.ts";
import { parseLetterDate } from "../identity/letter_date.ts";
import { ASSERTION_ALGS, ATTRIBUTES, DEFAULT_ASSERTION_ALG } from "../services/attributes.ts";
import { type LocalTexts, THEMES } from "../services/service.ts";
import type {
  ApplicationContent,
  ConnectionStep,
  DetailsStep,
  LetterStep,
  WayStep,
} from "./content.ts";
import { type ApplicationDraft, reasonField, type StepField, STEPS } from "./draft.ts";
import type { Fixed } from "./fixed.ts";
import { type Gap, type Reader, reader } from "./gaps.ts";
import { hostsOf } from "./hosts_of.ts";
import { toLatinDigits } from "../text/digits.ts";
import { readContact, readItems, readMethod } from "./read_items.ts";
import { serviceOf } from "./service_of.ts";

export interface Surroundings {
  calendar: JalaliCalendar;
  /** Milliseconds. */
  now: number;
  /** The agency's active connections to the bus. */
  connections: readonly { id: string; userNames: readonly string[] }[];
  agency: { id: string; name: LocalTexts };
  /** Whether another application or another agency has this name. */
  isTaken(serviceId: string): boolean;
  /** Of the revision that is live. */
  fixed?: Fixed;
  /** Whether another agency's service has this server, by its origin. */
  isHostTaken?(origin: string): boolean;
  /** Whether the virus scanner has refused the file with this ID. */
  isRefused?(fileId: string): boolean;
}

/** «کاربر جدید ایجاد شود»: no user name begins so. */
export const NEW_USER = "+new";

/** `content` exactly if there are no gaps. */
export function readDraft(
  draft: ApplicationDraft,
  around: Surroundings,
): { gaps: Gap[]; content?: ApplicationContent } {
  const gaps: Gap[] = [];
  const content = {
    connection: readConnection(draft, around, gaps),
    service: readService(draft, around, gaps),
    details: readDetails(draft, around, gaps),
    methods: readItems(draft, "methods", { read: readMethod, gaps }),
    contacts: readItems(draft, "contacts", { read: readContact, gaps }),
    letter: readLetter(draft, around, gaps),
  } as ApplicationContent;
  const noted = new Set(gaps.map(({ field }) => field));
  const isNew = ({ field }: Gap) => !noted.has(field) && Boolean(draft.fields[field as StepField]);
  gaps.push(...serviceGaps(content, around).filter(isNew));
  return gaps.length === 0 ? { gaps, content } : { gaps: inOrder(gaps) };
}

/** Rules of the catalogue that the steps alone do not show. */
function serviceGaps(content: ApplicationContent, { agency }: Surroundings): Gap[] {
  const made = serviceOf(content, agency);
  if ("service" in made) return [];
  return made.faults.map(({ field }) => ({
    step: field === "service_id" ? "service" as const : "details" as const,
    code: "format",
    field,
  }));
}

const inOrder = (gaps: Gap[]) =>
  gaps.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));

function readConnection(
  { fields }: ApplicationDraft,
  { connections }: Surroundings,
  gaps: Gap[],
): ConnectionStep {
  const { wanted, note } = reader(fields, "connection", gaps);
  const connectionId = wanted("connection_id");
  const userName = wanted("user_name");
  const connection = connections.find(({ id }) => id === connectionId);
  if (connectionId !== "" && !connection) note("not_active", "connection_id");
  const isKnown = userName === NEW_USER || connection?.userNames.includes(userName);
  if (connection && userName !== "" && !isKnown) note("format", "user_name");
  return { connectionId, userName: userName === NEW_USER ? null : userName };
}

function readService(
  { fields }: ApplicationDraft,
  { isTaken, fixed }: Surroundings,
  gaps: Gap[],
) {
  const { wanted, note } = reader(fields, "service", gaps);
  const serviceId = wanted("service_id");
  if (serviceId !== "" && fixed && serviceId !== fixed.serviceId) note("fixed", "service_id");
  else if (serviceId !== "" && isTaken(serviceId)) note("taken", "service_id");
  return { serviceId };
}

function readDetails(
  { fields, files }: ApplicationDraft,
  around: Surroundings,
  gaps: Gap[],
): DetailsStep {
  const all = reader(fields, "details", gaps);
  if (files.some(({ id }) => around.isRefused?.(id))) all.note("file_refused");
  const level = Number(all.oneOf("level", ["1", "2", "3"])) as DetailsStep["level"];
  const minutes = all.count("max_age");
  return {
    title: textsOf(all, "title"),
    description: textsOf(all, "description"),
    theme: all.oneOf("theme", THEMES),
    level,
    maxAge: minutes === undefined ? undefined : minutes * 60,
    persons: all.oneOf("persons", ["natural", "legal", "both"]),
    attributes: Object.fromEntries(
      ATTRIBUTES.map((one) => [one, all.text(reasonField(one))] as const)
        .filter(([, reason]) => reason !== ""),
    ),
    way: readOwnWay(all, around),
    assertionAlg: readAssertionAlg(all),
    requests: all.count("requests"),
    files,
  };
}

/** Who chooses nothing has the default. */
function readAssertionAlg({ text, oneOf }: Reader): DetailsStep["assertionAlg"] {
  if (text("assertion_alg") === "") return undefined;
  const alg = oneOf("assertion_alg", ASSERTION_ALGS);
  return alg === DEFAULT_ASSERTION_ALG ? undefined : alg;
}

function textsOf({ wanted, text }: Reader, name: "title" | "description"): LocalTexts {
  const texts: LocalTexts = { fa: wanted(`${name}_fa`) };
  for (const tag of ["ar", "en"] as const) {
    const one = text(`${name}_${tag}`);
    if (one !== "") texts[tag] = one;
  }
  return texts;
}

/** The way of the live revision, to servers that are no other agency's. */
function readOwnWay(all: Reader, { fixed, isHostTaken }: Surroundings): WayStep {
  const way = readWay(all);
  if (fixed && all.text("way") !== "" && way.way !== fixed.way) all.note("fixed", "way");
  if (hostsOf(way).some((host) => isHostTaken?.(host))) {
    all.note("host_taken", way.way === "openid" ? "redirect_uris" : "upstream");
  }
  return way;
}

function readWay({ oneOf, wantedAs, text, code, lines }: Reader): WayStep {
  const way = oneOf("way", ["upstream", "forward_auth", "openid"]);
  const some = (field: StepField) => wantedAs(field, lines);
  switch (way) {
    case "upstream": {
      // Nothing more is missing while it is not said which way.
      const upstream = text("way") === "" ? [] : some("upstream").map(toLatinDigits);
      return { way, upstream, healthPath: code("health_path") || undefined };
    }
    case "forward_auth":
      return { way, proxies: some("proxies").map(toLatinDigits) };
    case "openid":
      return {
        way,
        redirectUris: some("redirect_uris"),
        postLogoutRedirectUris: lines("post_logout_redirect_uris"),
        initiateLoginUri: code("initiate_login_uri") || undefined,
        jwks: wantedAs("jwks", code),
      };
  }
}

function readLetter(
  { fields, letterFile }: ApplicationDraft,
  { calendar, now, isRefused }: Surroundings,
  gaps: Gap[],
): LetterStep {
  const { wanted, text, note } = reader(fields, "letter", gaps);
  const [subject, number] = [wanted("letter_subject"), wanted("letter_number")];
  const typed = { day: text("letter_day"), month: text("letter_month"), year: text("letter_year") };
  const parsed = parseLetterDate(typed, calendar, now);
  if ("fault" in parsed) note(parsed.fault, "letter_day");
  if (!letterFile) note("file_missing");
  else if (isRefused?.(letterFile.id)) note("file_refused");
  const date = "date" in parsed ? parsed.date : "";
  return { subject, number, date, file: letterFile! };
}
