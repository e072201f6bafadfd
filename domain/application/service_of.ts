/** The service of the catalogue that an application asks for. */
import { ATTRIBUTES } from "../services/attributes.ts";
import { type LocalTexts, type Service, serviceSchema } from "../services/service.ts";
import type { ApplicationContent, WayStep } from "./content.ts";
import type { StepField } from "./draft.ts";

/** A rule of `serviceSchema` that is not kept, and the field of the application that breaks it. */
export interface ServiceFault {
  field: StepField;
  /** In English, as operators read it. */
  message: string;
}

/** `faults` is never empty. */
export function serviceOf(
  { service, details, methods }: Pick<ApplicationContent, "service" | "details" | "methods">,
  agency: { name: LocalTexts },
): { service: Service } | { faults: ServiceFault[] } {
  const { title, description, theme, level, maxAge, persons, attributes, requests, assertionAlg } =
    details;
  const judged = serviceSchema.safeParse({
    id: service.serviceId,
    ...{ title, description, theme, level, persons },
    agency: agency.name,
    max_age: maxAge,
    assertion_alg: assertionAlg,
    attributes: ATTRIBUTES.filter((attribute) => attributes[attribute] !== undefined),
    methods: [...new Set(methods.map(({ method }) => method))].filter((one) => !USUAL.has(one)),
    limits: requests === undefined ? undefined : { requests },
    ...partsOf(details.way),
  });
  if (judged.success) return { service: judged.data };
  return {
    faults: judged.error.issues.map(({ path, message }) => ({ field: fieldAt(path), message })),
  };
}

/** What every service takes. */
const USUAL: ReadonlySet<string> = new Set([
  ...["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
]);

function partsOf(way: WayStep) {
  switch (way.way) {
    case "upstream":
      return {
        upstream: way.upstream,
        health: way.healthPath === undefined ? undefined : { path: way.healthPath },
      };
    case "forward_auth":
      return { forward_auth: { proxies: way.proxies } };
    case "openid":
      return {
        openid: {
          redirect_uris: way.redirectUris,
          post_logout_redirect_uris: way.postLogoutRedirectUris,
          initiate_login_uri: way.initiateLoginUri,
          jwks: keysOf(way.jwks),
        },
      };
  }
}

/** What is no JSON is no key set either, which the schema says. */
function keysOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const AT: readonly [prefix: string, field: StepField][] = [
  ["id", "service_id"],
  ["title.ar", "title_ar"],
  ["title.en", "title_en"],
  ["title", "title_fa"],
  ["description.ar", "description_ar"],
  ["description.en", "description_en"],
  ["description", "description_fa"],
  ["theme", "theme"],
  ["level", "level"],
  ["max_age", "max_age"],
  ["persons", "persons"],
  ["assertion_alg", "assertion_alg"],
  ["upstream", "upstream"],
  ["health", "health_path"],
  ["forward_auth", "proxies"],
  ["openid.redirect_uris", "redirect_uris"],
  ["openid.post_logout_redirect_uris", "post_logout_redirect_uris"],
  ["openid.initiate_login_uri", "initiate_login_uri"],
  ["openid", "jwks"],
  ["limits", "requests"],
];

/** The way is the part that all else depends on. */
function fieldAt(path: readonly PropertyKey[]): StepField {
  const text = path.map(String).join(".");
  return AT.find(([prefix]) => text === prefix || text.startsWith(`${prefix}.`))?.[1] ?? "way";
}
