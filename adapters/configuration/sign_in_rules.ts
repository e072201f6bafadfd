import { CODE_RULES } from "../../domain/budget/code.ts";
import { PERSON_LIMITS } from "../../domain/budget/person.ts";
import { ADDRESS_LIMITS, NETWORK_LIMITS } from "../../domain/budget/place.ts";
import type { SignInRules } from "../../domain/ports.ts";
import type { CommonConfiguration } from "./environment.ts";

/** The domain's rules with the operations team's settings applied. */
export function signInRules(configuration: CommonConfiguration): SignInRules {
  return {
    code: { ...CODE_RULES, digits: configuration.OTP_DIGITS },
    person: PERSON_LIMITS,
    ip: { ...ADDRESS_LIMITS, unusedPerHour: configuration.CODES_PER_IP },
    network: { ...NETWORK_LIMITS, unusedPerHour: configuration.CODES_PER_NETWORK },
    minimumAge: configuration.MINIMUM_AGE,
  };
}
