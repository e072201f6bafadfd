/** An agency's service behind the gateway, as `services.json` states it. */
import { z } from "zod";
import {
  breakerSchema,
  healthSchema,
  limitsSchema,
  tlsSchema,
  upstreamUrls,
} from "./upstream_settings.ts";

/** Language tag → text. Persian is required: it is what every other language falls back to. */
const localized = z.object({ fa: z.string().min(1) }).catchall(z.string().min(1));

/** A text of a service, and the tag of the language that it is in. */
export interface LocalText {
  text: string;
  language: string;
}

/** In the wanted language, or else in Persian. */
export function localText(texts: z.infer<typeof localized>, wanted: string): LocalText {
  const language = Object.hasOwn(texts, wanted) ? wanted : "fa";
  return { text: texts[language], language };
}

export const ATTRIBUTES = [
  "national_id",
  "fida_code",
  "given_name",
  "family_name",
  "father_name",
  "birthdate",
  "phone_number",
  "postal_code",
] as const;
export type Attribute = typeof ATTRIBUTES[number];

/** A DNS label (RFC 1123 §2.1): it becomes the service's host name. */
const serviceId = z.string().regex(
  /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  "must be a DNS label in lower case",
).refine((id) => id !== "sso", "«sso» is the sign-in host");

/** An IP address or CIDR range. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: "must be an address or CIDR range",
});

/** The agency forwards by itself and only asks who is there (docs/forward_auth/). */
const forwardAuth = z.strictObject({
  /** Where its proxy asks from; nobody else is answered, and only its word on the client's address counts. */
  proxies: z.array(network).min(1),
});

export const serviceSchema = z.strictObject({
  id: serviceId,
  title: localized,
  description: localized.optional(),
  theme: z.enum(["welfare", "transport", "economy", "education", "health", "justice", "other"])
    .default("other"),
  upstream: upstreamUrls.optional(),
  forward_auth: forwardAuth.optional(),
  /** `Host` sent to the upstream, when it serves several names on one address. */
  upstream_host: z.string().regex(/^[a-z0-9.-]+(?::\d+)?$/i).optional(),
  tls: tlsSchema.optional(),
  limits: limitsSchema.prefault({}),
  breaker: breakerSchema.prefault({}),
  health: healthSchema.optional(),
  /** Assurance level needed. */
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  /** Seconds since the person last proved the level, after which they must do so again. */
  max_age: z.number().int().min(60).optional(),
  persons: z.enum(["natural", "legal", "both"]).default("natural"),
  attributes: z.array(z.enum(ATTRIBUTES)).default([]),
  /** Also send plain `X-Identity-*` headers beside the assertion. */
  plain_headers: z.boolean().default(true),
}).refine(
  ({ upstream, forward_auth }) => (upstream === undefined) !== (forward_auth === undefined),
  "needs either upstream or forward_auth",
).refine(
  ({ upstream, tls }) => !tls || upstream?.every((origin) => origin.startsWith("https:")),
  "tls needs an upstream that is https",
);
export type Service = z.infer<typeof serviceSchema>;

/** By id. */
export type Services = ReadonlyMap<string, Service>;

export const servicesSchema = z.strictObject({ services: z.array(serviceSchema) })
  .refine(
    ({ services }) => new Set(services.map((s) => s.id)).size === services.length,
    "two services have the same id",
  );
