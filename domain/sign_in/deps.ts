import type { AuditEvent, AuditLog, AuditRecord } from "../audit.ts";
import type { Captchas } from "../challenge/captcha.ts";
import type { SmsGateway } from "../challenge/delivery.ts";
import type { CodeRules } from "../challenge/one_time_code.ts";
import type { PersonLimits } from "../challenge/person_budget.ts";
import type { PlaceLimits } from "../challenge/place_budget.ts";
import type { JalaliCalendar } from "../identity/calendar.ts";
import type { CivilRegistry, PostRegistry, SimRegistry } from "../identity/registries.ts";
import type { Clock, KeyedHash, Random } from "../platform.ts";
import type { Store } from "../store.ts";

export interface SignInDeps {
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  audit: AuditLog;
  captchas: Captchas;
  sms: SmsGateway;
  civil: CivilRegistry;
  sim: SimRegistry;
  post: PostRegistry;
  calendar: JalaliCalendar;
  rules: SignInRules;
}

export interface SignInRules {
  code: CodeRules;
  person: PersonLimits;
  address: PlaceLimits;
  network: PlaceLimits;
  /** Whole years (citizen-handbook §12: the window is for people of 18 and over). */
  minimumAge: number;
}

/** Who is asking, as the routes found out from the request. All but `requestId` are keyed hashes. */
export interface Caller {
  transaction: string;
  browser?: string;
  /** The session that this browser has already; it dies when a new one begins. */
  session?: string;
  address: string;
  network: string;
  requestId: string;
}

export function auditRecord(
  deps: Pick<SignInDeps, "clock">,
  caller: Pick<Caller, "address" | "requestId">,
  event: AuditEvent,
  more: Pick<AuditRecord, "accountId" | "service" | "detail"> = {},
): AuditRecord {
  const { address, requestId } = caller;
  return { at: deps.clock.now(), event, address, requestId, ...more };
}
