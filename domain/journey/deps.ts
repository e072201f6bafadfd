import type { AuditEvent, AuditLog, AuditRecord } from "../platform/audit.ts";
import type { Captchas } from "../captcha/captcha.ts";
import type { MailGateway, MessageWriter, SmsGateway } from "../notice/delivery.ts";
import type { CodeRules } from "./one_time_code.ts";
import type { PersonLimits } from "../budget/person.ts";
import type { PlaceLimits } from "../budget/place.ts";
import type { SystemStrain } from "../budget/system_strain.ts";
import type { CompanyRegistry } from "../registry/company_registry.ts";
import type { JalaliCalendar } from "../identity/calendar.ts";
import type { ForeignerRegistry } from "../registry/foreigner_registry.ts";
import type { CardRegistry, FaceMatcher } from "../registry/level_registries.ts";
import type { CivilRegistry, PostRegistry, SimRegistry } from "../registry/registries.ts";
import type { Background, Clock, KeyedHash, Random, Seal } from "../platform/platform.ts";
import type { Device } from "../session/device.ts";
import type { Session } from "../session/session.ts";
import type { Store } from "../platform/store.ts";

export interface SignInDeps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  audit: AuditLog;
  captchas: Captchas;
  strain: SystemStrain;
  sms: SmsGateway;
  /** Absent where no mail server is configured. */
  mail?: MailGateway;
  /** Whether the operator's USSD service is connected. */
  ussd: boolean;
  messages: MessageWriter;
  seal: Seal;
  background: Background;
  /** Origin of the window, for links that leave it. */
  window: string;
  civil: CivilRegistry;
  sim: SimRegistry;
  post: PostRegistry;
  foreigners: ForeignerRegistry;
  companies: CompanyRegistry;
  /** Absent where the banks' network is not connected. */
  cards?: CardRegistry;
  /** Absent where no face matcher is connected. */
  faces?: FaceMatcher;
  calendar: JalaliCalendar;
  rules: SignInRules;
}

export interface SignInRules {
  code: CodeRules;
  person: PersonLimits;
  ip: PlaceLimits;
  network: PlaceLimits;
  /** Whole years (citizen-handbook §12: the window is for people of 18 and over). */
  minimumAge: number;
}

/** Who is asking, as the routes found out from the request. All but the last four are keyed hashes. */
export interface Caller {
  transaction: string;
  browser?: string;
  /** The session that this browser has already; it dies when a new one begins. */
  session?: string;
  ip: string;
  network: string;
  /** What the browser calls itself, for the person's list of sessions. */
  device?: Device;
  /** Roughly where, in words for the person themselves. */
  place?: string;
  /** Of the page. */
  language?: string;
  requestId: string;
}

export function auditRecord(
  deps: Pick<SignInDeps, "clock">,
  caller: Pick<Caller, "ip" | "requestId">,
  event: AuditEvent,
  more: Pick<AuditRecord, "accountId" | "service" | "detail"> = {},
): AuditRecord {
  const { ip, requestId } = caller;
  return { at: deps.clock.now(), event, ip, requestId, ...more };
}

/** Which session a notice is about, and how it came to be; the event adds what happened. */
export function noticeOf(
  { device = {}, place, language = "fa" }: Pick<Caller, "device" | "place" | "language">,
  session: Session,
) {
  const { accountId, id, browser } = session;
  return { accountId, session: id, browser, device, place, language };
}
