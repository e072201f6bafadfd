/** A person as a service sees them: plain headers, and the claims of the signed assertion. */
import { type Attribute, ATTRIBUTES } from "../../services/attributes.ts";
import type { Service } from "../../services/service.ts";
import { percentEncode } from "./header_forms.ts";
import type { Identity } from "./visitor.ts";
import type { HeaderList } from "../headers/request_headers.ts";

/**
 * Lifetime of an assertion in seconds: enough for one forwarded request and a slightly wrong clock.
 */
export const ASSERTION_LIFETIME = 60;

const HEADER_NAMES: Record<Attribute, string> = {
  national_id: "X-Identity-National-Id",
  fida_code: "X-Identity-Fida-Code",
  given_name: "X-Identity-Given-Name",
  family_name: "X-Identity-Family-Name",
  father_name: "X-Identity-Father-Name",
  birthdate: "X-Identity-Birthdate",
  phone_number: "X-Identity-Phone-Number",
  postal_code: "X-Identity-Postal-Code",
};

/** Every name that `identityHeaders` may return. */
export const IDENTITY_HEADERS = [
  "X-Identity-Subject",
  "X-Identity-Level",
  "X-Identity-Auth-Time",
  "X-Identity-Locale",
  "X-Identity-Company-Id",
  "X-Identity-Company-Name",
  ...Object.values(HEADER_NAMES),
];

/**
 * Plain headers with the released attributes that the person has, percent-encoded in UTF-8; empty
 * if the service wants the assertion only.
 */
export function identityHeaders(identity: Identity, service: Service): HeaderList {
  if (!service.plain_headers) return [];
  return [
    ["X-Identity-Subject", percentEncode(identity.subject)],
    ["X-Identity-Level", String(identity.level)],
    ["X-Identity-Auth-Time", String(identity.authTime)],
    ...companyHeaders(identity),
    ...localeHeaders(identity),
    ...released(identity, service)
      .map(([attribute, value]): [string, string] => [
        HEADER_NAMES[attribute],
        percentEncode(value),
      ]),
  ];
}

function companyHeaders({ company }: Identity): HeaderList {
  if (!company) return [];
  return [
    ["X-Identity-Company-Id", percentEncode(company.id)],
    ["X-Identity-Company-Name", percentEncode(company.name)],
  ];
}

/** The language of the pages that the person comes from, so that the service can answer in it. */
function localeHeaders({ locale }: Identity): HeaderList {
  return locale ? [["X-Identity-Locale", percentEncode(locale)]] : [];
}

/** Claims of RFC 7519 and OpenID Connect Core §2 and §5.1, with `acr` "1" to "3" for the level. */
export interface AssertionClaims extends Partial<Record<Attribute, string>> {
  iss: string;
  /** The service's ID: the assertion is useless at any other service. */
  aud: string;
  sub: string;
  /** For the service's own session, which ends with this one. */
  sid: string;
  acr: string;
  auth_time: number;
  iat: number;
  exp: number;
  jti: string;
  /**
   * The company that the person acts for; all other claims are about the person
   * (docs/decisions/0030).
   */
  company?: { id: string; name: string };
  /**
   * The acting party (RFC 8693 §4.1), here always the person; present if and only if `company` is.
   */
  act?: { sub: string };
}

export function assertionClaims(
  { identity, service, issuer, issuedAt, id }: {
    identity: Identity;
    service: Service;
    /** Origin of the window. */
    issuer: string;
    /** Seconds since the epoch. */
    issuedAt: number;
    /** Unique for each assertion. */
    id: string;
  },
): AssertionClaims {
  return {
    iss: issuer,
    aud: service.id,
    sub: identity.subject,
    sid: identity.sid,
    acr: String(identity.level),
    auth_time: identity.authTime,
    iat: issuedAt,
    exp: issuedAt + ASSERTION_LIFETIME,
    jti: id,
    ...identity.company && { company: identity.company, act: { sub: identity.subject } },
    ...Object.fromEntries(released(identity, service)),
  };
}

function released(identity: Identity, service: Service): [Attribute, string][] {
  return ATTRIBUTES.flatMap((attribute): [Attribute, string][] => {
    const value = identity.attributes[attribute];
    return value && service.attributes.includes(attribute) ? [[attribute, value]] : [];
  });
}
