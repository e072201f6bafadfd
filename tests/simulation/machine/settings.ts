/** Settings of the simulated window: the usual ones, but places are bounded early, to be reached. */
import { CODE_RULES } from "../../../domain/budget/code.ts";
import { PERSON_LIMITS } from "../../../domain/budget/person.ts";
import { ADDRESS_LIMITS, NETWORK_LIMITS } from "../../../domain/budget/place.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { EVENT_NAMES } from "../../../domain/services/security_events.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { SignInRules } from "../../../domain/ports.ts";

export const RULES: SignInRules = {
  code: CODE_RULES,
  person: PERSON_LIMITS,
  ip: { ...ADDRESS_LIMITS, unusedPerHour: 12, ratioFrom: 4 },
  network: NETWORK_LIMITS,
  minimumAge: 18,
};

/** 1405/09/01, noon in Tehran: a run begins within the hour that follows. */
export const START = Date.UTC(2026, 10, 22, 8, 30);

/** Milliseconds by which a machine's clock may be wrong. */
export const MAX_SKEW = 3000;

/** Warm sessions are believed so long while a machine does not reach the store. */
export const OUTAGE_GRACE = 10 * SECOND;

/** Every service wants to be told of ends, and of everything else that happens to people. */
export const SERVICE = {
  id: "",
  subject: "base64url",
  attributes: [],
  backchannel_logout_uri: "/logout",
  events: { types: EVENT_NAMES },
} as unknown as Service;
