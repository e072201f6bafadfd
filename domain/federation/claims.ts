/** What a site may learn of a person by OpenID Connect: the same as in the gateway's assertion. */
import type { Identity } from "../gateway/visitor/visitor.ts";
import { type Attribute, ATTRIBUTES } from "../services/attributes.ts";
import type { Service } from "../services/service.ts";

/** Scope → the attributes that it asks for (OpenID Connect Core §5.4, and our own). */
export const SCOPES: Readonly<Record<string, readonly Attribute[]>> = {
  profile: ["given_name", "family_name", "father_name", "birthdate"],
  phone: ["phone_number"],
  address: ["postal_code"],
  identity: ["national_id", "fida_code"],
};

/** In the ID token and at userinfo whatever a site asks for: who acts, and how well it is proved. */
export const ALWAYS = ["sub", "sid", "acr", "auth_time", "company", "act"] as const;

/** The name of an assurance level among authentication contexts (`acr`). */
export const acrOf = (level: number) => `urn:panjereh:level:${level}`;

export const ACRS = [1, 2, 3].map(acrOf);

/** `undefined` for a name that is none of ours. */
export function levelOfAcr(acr: string): 1 | 2 | 3 | undefined {
  const level = ACRS.indexOf(acr) + 1;
  return level === 0 ? undefined : level as 1 | 2 | 3;
}

/** The attributes that these scopes and claims ask for, among those released to the service. */
export function askedAttributes(
  { attributes }: Service,
  { scopes, claims }: { scopes: Iterable<string>; claims: Iterable<string> },
): Attribute[] {
  const asked = new Set<string>(claims);
  for (const scope of scopes) for (const attribute of SCOPES[scope] ?? []) asked.add(attribute);
  return ATTRIBUTES.filter((attribute) => asked.has(attribute) && attributes.includes(attribute));
}

/** All that the site may learn; which part it gets depends on what it asks for. */
export function openidClaims(
  { subject, sid, level, authTime, attributes, company }: Identity,
  service: Service,
): Record<string, unknown> {
  const released = service.attributes.flatMap((name) =>
    attributes[name] === undefined ? [] : [[name, attributes[name]]]
  );
  return {
    sid,
    acr: acrOf(level),
    auth_time: authTime,
    ...company && { company, act: { sub: subject } },
    ...Object.fromEntries(released),
  };
}
