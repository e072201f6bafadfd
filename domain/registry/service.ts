/** An agency's service behind the gateway, as `services.json` states it. */
import { z } from "zod";

/** Language tag → text. Persian is required: it is what every other language falls back to. */
const localized = z.object({ fa: z.string().min(1) }).catchall(z.string().min(1));

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

const upstream = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = new URL(text);
  return url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
}, "must be an origin: scheme, host and port only").transform((text) => new URL(text).origin);

export const serviceSchema = z.strictObject({
  id: serviceId,
  title: localized,
  description: localized.optional(),
  theme: z.enum(["welfare", "transport", "economy", "education", "health", "justice", "other"])
    .default("other"),
  upstream,
  /** `Host` sent to the upstream, when it serves several names on one address. */
  upstream_host: z.string().regex(/^[a-z0-9.-]+(?::\d+)?$/i).optional(),
  /** Assurance level needed. */
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  /** Seconds since the person last proved the level, after which they must do so again. */
  max_age: z.number().int().min(60).optional(),
  persons: z.enum(["natural", "legal", "both"]).default("natural"),
  attributes: z.array(z.enum(ATTRIBUTES)).default([]),
  /** Also send plain `X-Identity-*` headers beside the assertion. */
  plain_headers: z.boolean().default(true),
});
export type Service = z.infer<typeof serviceSchema>;

/** By id. */
export type Services = ReadonlyMap<string, Service>;

export const servicesSchema = z.strictObject({ services: z.array(serviceSchema) })
  .refine(
    ({ services }) => new Set(services.map((s) => s.id)).size === services.length,
    "two services have the same id",
  );
