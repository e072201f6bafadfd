/** An agency's service behind the gateway, as specified in `services.json`. */
import { z } from "zod";
import { ASSERTION_ALGS, ATTRIBUTES } from "./attributes.ts";
import { identityHeadersSchema, unknownAttributes } from "./identity_headers.ts";
import { methodsSchema } from "./methods.ts";
import { RESERVED, RESERVED_IDS } from "./reserved_ids.ts";
import { isReceiverSafe, receiverUri } from "./backchannel_logout.ts";
import { openidSchema } from "./openid.ts";
import { routesSchema } from "./routes.ts";
import { eventsSchema } from "./security_events.ts";
import { unlessWrong } from "./rules.ts";
import { closureOf, type DeskStanding } from "./standing.ts";
import {
  carriedBySchema,
  carriedHeadersSchema,
  isReachedByFront,
  NOT_REACHED,
  upstreamOrigins,
} from "./upstream_origins.ts";
import { areFormsNotPublic, openingsSchema } from "./openings.ts";
import {
  breakerSchema,
  healthSchema,
  limitsSchema,
  tlsSchema,
  upstreamUrls,
} from "./upstream_settings.ts";

/** Language tag → text. Persian is required, as the fallback of all other languages. */
const localized = z.object({ fa: z.string().min(1) }).catchall(z.string().min(1));

export type LocalTexts = z.infer<typeof localized>;

/** A text of a service, with the tag of its actual language. */
export interface LocalText {
  text: string;
  language: string;
}

/** In the requested language, otherwise in Persian. */
export function localText(texts: LocalTexts, wanted: string): LocalText {
  const language = Object.hasOwn(texts, wanted) ? wanted : "fa";
  return { text: texts[language], language };
}

/** A DNS label (RFC 1123 §2.1): it becomes the service's host name. */
const serviceId = z.string().regex(
  /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  "must be a DNS label in lower case",
).refine((id) => !RESERVED_IDS.has(id), { error: ({ input }) => `«${input}» ${RESERVED}` });

/** An IP address or CIDR range. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: "must be an address or CIDR range",
});

const HOST_FORM = "must be a host, with a port if need be, such as library.example.ir:8080";

/** The agency forwards requests itself and only asks who the visitor is (docs/forward_auth/). */
const forwardAuth = z.strictObject({
  /**
   * IPs of its proxies. Only they get answers, and only their statement on the client's IP counts.
   */
  proxies: z.array(network).min(1),
});

/** In the order in which people see them; what fits none comes last. */
export const THEMES = [
  "welfare",
  "transport",
  "economy",
  "education",
  "health",
  "justice",
  "other",
] as const;

export const serviceSchema = z.strictObject({
  id: serviceId,
  title: localized,
  description: localized.optional(),
  /** Whose service it is. The Persian name stands for the agency in addresses. */
  agency: localized.optional(),
  /** What people call it, in any language, beyond its title and description. */
  keywords: z.array(z.string().min(1).max(60)).max(30).default([]),
  theme: z.enum(THEMES).default("other"),
  upstream: upstreamUrls.optional(),
  /** Further upstreams, for targets that begin with a prefix. */
  routes: routesSchema,
  forward_auth: forwardAuth.optional(),
  /** `Host` sent to the upstream, if it serves several names on one endpoint. */
  upstream_host: z.string().regex(/^[a-z0-9.-]+(?::\d+)?$/i, { error: HOST_FORM, abort: true })
    .refine((host) => URL.canParse(`http://${host}`), HOST_FORM).optional(),
  /** Paths that are not canonical: refused, or passed byte for byte. */
  paths: z.enum(["canonical", "exact"]).default("canonical"),
  /** Further methods. */
  methods: methodsSchema,
  tls: tlsSchema.optional(),
  limits: limitsSchema.prefault({}),
  breaker: breakerSchema.prefault({}),
  health: healthSchema.optional(),
  /** Reads may pass by the front alone, with the headers of browsers and these. */
  carried_by: carriedBySchema,
  carried_headers: carriedHeadersSchema,
  /** Required assurance level. */
  level: z.literal([1, 2, 3], "must be 1, 2 or 3").default(2),
  /** Seconds since the person last proved the level, after which they must do so again. */
  max_age: z.number().int().min(60).optional(),
  persons: z.enum(["natural", "legal", "both"]).default("natural"),
  attributes: z.array(z.enum(ATTRIBUTES)).default([]),
  /** Form of the subject; a change makes every person a stranger to the service. */
  subject: z.enum(["base64url", "alphanumeric"]).default("base64url"),
  /**
   * How its assertions are signed, if not as usual: without a default, so that an older process takes
   * what a newer one has published.
   */
  assertion_alg: z.enum(ASSERTION_ALGS).optional(),
  /** Also send plain `X-Identity-*` headers in addition to the assertion. */
  plain_headers: z.boolean().default(true),
  /** Further identity headers, by name; sent with or without the plain ones. */
  identity_headers: identityHeadersSchema,
  /** Signs people in by OpenID Connect, on servers of its own. */
  openid: openidSchema.optional(),
  /** Gets a logout token when a session ends. */
  backchannel_logout_uri: receiverUri.optional(),
  /** Gets security events about people who have entered it. */
  events: eventsSchema.optional(),
  /** Gets the new values of released attributes when they change (docs/decisions/0299). */
  changes: receiverUri.optional(),
  /** Its dossiers may name the person at the agency who has them. */
  staff_names: z.boolean().default(false),
  /** Where the agency's server is told of its letters and dossiers. */
  webhook: receiverUri.optional(),
  ...openingsSchema,
}).refine(
  ({ upstream, forward_auth, openid }) =>
    upstream === undefined
      ? forward_auth !== undefined || openid !== undefined
      : forward_auth === undefined,
  {
    error: "needs either upstream or forward_auth, or openid alone",
    when: unlessWrong("upstream", "forward_auth", "openid"),
  },
).refine(
  ({ upstream, routes }) => upstream !== undefined || routes.length === 0,
  {
    error: "routes need an upstream for all other targets",
    when: unlessWrong("upstream", "routes"),
  },
).refine(
  ({ upstream, routes, tls }) =>
    !tls || upstream !== undefined &&
      upstreamOrigins({ upstream, routes }).every((origin) => origin.startsWith("https:")),
  {
    error: "tls needs an upstream that is https",
    when: unlessWrong("upstream", "routes", "tls"),
  },
).refine(
  (service) => service.carried_by === "gateway" || isReachedByFront(service),
  {
    path: ["carried_by"],
    error: NOT_REACHED,
    when: unlessWrong("upstream", "routes", "upstream_host", "tls", "carried_by"),
  },
).refine(
  (service) =>
    service.backchannel_logout_uri === undefined ||
    isReceiverSafe(service.backchannel_logout_uri, service),
  {
    error: "backchannel_logout_uri must be https, or a path of the upstream",
    when: unlessWrong("backchannel_logout_uri", "upstream"),
  },
).refine(
  (service) => service.events?.push === undefined || isReceiverSafe(service.events.push, service),
  {
    path: ["events", "push"],
    error: "must be https, or a path of the upstream",
    when: unlessWrong("events", "upstream"),
  },
).refine(
  (service) => service.changes === undefined || isReceiverSafe(service.changes, service),
  {
    error: "changes must be https, or a path of the upstream",
    when: unlessWrong("changes", "upstream"),
  },
).refine(
  (service) => service.webhook === undefined || isReceiverSafe(service.webhook, service),
  {
    path: ["webhook"],
    error: "must be https, or a path of the upstream",
    when: unlessWrong("webhook", "upstream"),
  },
).refine(
  areFormsNotPublic,
  {
    path: ["form_returns"],
    error: "names a path that is public for POST already",
    when: unlessWrong("public", "form_returns"),
  },
).superRefine((service, { addIssue }) => {
  for (const { name, message } of unknownAttributes(service)) {
    addIssue({ code: "custom", path: ["identity_headers", name], message });
  }
}, { when: unlessWrong("attributes", "identity_headers") });
/** `desk`: how it stands there, which no setting says. */
export type Service = z.infer<typeof serviceSchema> & { desk?: DeskStanding };

/** Whether people and programs may use it now. */
export const isOpen = (service: Pick<Service, "desk">): boolean => closureOf(service) === null;

/** By id. */
export type Services = ReadonlyMap<string, Service>;

export const servicesSchema = z.strictObject({ services: z.array(serviceSchema) })
  .superRefine(({ services }, { addIssue }) => {
    const ids = services.map((service: Partial<Service> | null) => service?.id);
    for (const [index, id] of ids.entries()) {
      if (id === undefined || ids.indexOf(id) === index) continue;
      const message = `is «${id}», which an earlier service has`;
      addIssue({ code: "custom", path: ["services", index, "id"], message });
    }
  }, { when: ({ value }) => Array.isArray((value as { services?: unknown } | null)?.services) });
