/**
 * Identity headers under names of the service's choice, for applications that read a fixed one:
 * `X-Remote-User`, `X-WEBAUTH-USER`, `Remote-Name` …
 */
import { z } from "zod";
import { type Attribute, ATTRIBUTES } from "./attributes.ts";
import { unlessWrong } from "./rules.ts";

/**
 * What a placeholder is replaced by; `full_name` is given and family name, as far as the person has
 * them.
 */
export const PLACEHOLDERS = [
  "subject",
  "level",
  "locale",
  "company_id",
  "company_name",
  "full_name",
  ...ATTRIBUTES,
] as const;
export type Placeholder = typeof PLACEHOLDERS[number];

/** Only letters, digits and hyphens: CGI and its descendants read `_` and `.` as a hyphen. */
const NAME = /^[A-Za-z](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;

/** Headers with a meaning of their own, in a request or in the answer to an agency's proxy. */
const TAKEN = new RegExp(
  "^(?:" + [
    // The message and its connection.
    "host|date|expect|via|forwarded|connection|keep-alive|te|trailer|transfer-encoding|upgrade",
    "content-.*|http2-.*|proxy-.*|max-forwards|early-data|priority|age|vary|etag|location|refresh",
    // Cookies and other identities.
    "cookie2?|set-cookie2?|authorization|authentication-.*|www-authenticate|x-identity-.*",
    // What a browser says of itself.
    "accept(?:-.*)?|user-agent|origin|referer|referrer-policy|dnt|from|sec-.*|if|if-.*|range",
    "cache-control|pragma|expires|last-.*|access-control-.*|cross-origin-.*|x-requested-with",
    "save-data|device-memory|depth|destination|overwrite|lock-token|timeout|hx-.*",
    // What proxies say, but for the names of people that oauth2-proxy and its kind send.
    "x-forwarded-(?!(?:user|email|groups|preferred-username)$).*|x-real-.*|x-request-id",
    "x-original-.*|x-rewrite-.*|x-http-method.*|x-method-.*|x-host|x-url|x-accel-.*|x-sendfile.*",
    "x-client-.*|x-cluster-.*|x-envoy-.*|x-panjereh.*|panjereh.*|traceparent|tracestate|baggage",
    "strict-transport-security|clear-site-data|alt-svc|x-content-type-options|x-frame-options",
  ].join("|") + ")$",
  "i",
);

/** Printable ASCII around placeholders in braces. */
const template = z.string().max(256)
  .regex(/^[ -~]+$/, "must be printable ASCII")
  .regex(/^(?:[^{}]|\{[^{}]*\})*$/, "has a brace that is not of a placeholder");

/** How letters beyond ASCII are written. */
const form = z.enum(["percent", "utf8", "rfc2047"]).default("percent");

export const identityHeadersSchema = z.record(
  z.string(),
  z.preprocess(
    (given) => typeof given === "string" ? { value: given } : given,
    z.strictObject({ value: template, form }),
  ),
).superRefine((headers, { addIssue }) => {
  for (const { name, message } of headerProblems(headers)) {
    addIssue({ code: "custom", path: [name], message });
  }
}, { when: unlessWrong() }).default({});
export type IdentityHeaderTemplate = z.infer<typeof identityHeadersSchema>[string];

/** The placeholders of a template, and the literal text around them. */
export function partsOf({ value }: IdentityHeaderTemplate): { text: string; isName: boolean }[] {
  return value.split(/\{([^{}]*)\}/).map((text, index) => ({ text, isName: index % 2 === 1 }));
}

interface Problem {
  name: string;
  message: string;
}

/** What is wrong with names and placeholders, as far as the headers are well-formed. */
function headerProblems(headers: Record<string, unknown>): Problem[] {
  const names = Object.keys(headers);
  const twice = names.filter((name, index) =>
    names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== index
  );
  return [
    ...names.flatMap((name) => nameProblem(name).map((message) => ({ name, message }))),
    ...twice.map((name) => ({ name, message: "is there twice" })),
    ...placeholdersOf(headers).filter(({ text }) => !PLACEHOLDERS.includes(text as Placeholder))
      .map(({ name, text }) => ({
        name,
        message: `{${text}} is none of ${PLACEHOLDERS.join(", ")}`,
      })),
  ];
}

/** The placeholders for attributes that the service may not learn. */
export function unknownAttributes(
  { attributes, identity_headers }: {
    attributes: readonly Attribute[];
    identity_headers: Record<string, unknown>;
  },
): Problem[] {
  return placeholdersOf(identity_headers).flatMap(({ name, text }) =>
    (text === "full_name" ? ["given_name", "family_name"] : [text])
      .filter((needed) => ATTRIBUTES.includes(needed as Attribute))
      .filter((needed) => !attributes.includes(needed as Attribute))
      .map((needed) => ({ name, message: `{${text}} needs ${needed} in attributes` }))
  );
}

function placeholdersOf(headers: Record<string, unknown>): { name: string; text: string }[] {
  return Object.entries(headers).flatMap(([name, header]) =>
    isTemplate(header)
      ? partsOf(header).filter(({ isName }) => isName).map(({ text }) => ({ name, text }))
      : []
  );
}

/** What is wrong stays as it was written. */
const isTemplate = (header: unknown): header is IdentityHeaderTemplate =>
  typeof (header as { value?: unknown } | null)?.value === "string";

function nameProblem(name: string): string[] {
  if (!NAME.test(name)) return ["must be a name of letters, digits and hyphens"];
  return TAKEN.test(name) ? ["has a meaning of its own and cannot carry an identity"] : [];
}
