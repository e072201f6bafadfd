/** The identity headers that a service has named itself. */
import {
  type IdentityHeaderTemplate,
  partsOf,
  type Placeholder,
} from "../../services/identity_headers.ts";
import { perService } from "../../services/per_service.ts";
import type { Service } from "../../services/service.ts";
import { utf8Bytes } from "../../text/utf8.ts";
import type { HeaderList } from "../headers/request_headers.ts";
import { encodedWords, oneLine, percentEncode } from "./header_forms.ts";
import type { Identity } from "./visitor.ts";

/**
 * Values as bytes, one character a byte. A header with a placeholder for which the person has
 * nothing is left out.
 */
export function namedHeaders(identity: Identity, { identity_headers }: Service): HeaderList {
  return Object.entries(identity_headers).flatMap(([name, template]): HeaderList => {
    const value = valueOf(template, identity);
    return value ? [[name, value]] : [];
  });
}

/** Their names in lower case: a client's own headers of these names are removed. */
export const ownNamesOf = perService(({ identity_headers }): ReadonlySet<string> =>
  new Set(Object.keys(identity_headers).map((name) => name.toLowerCase()))
);

/** Without the headers of these names, as CGI reads them. */
export function withoutOwnNames(headers: HeaderList, service: Service): HeaderList {
  const names = ownNamesOf(service);
  if (names.size === 0) return headers;
  return headers.filter(([name]) => !names.has(name.toLowerCase().replace(/[^a-z0-9]/g, "-")));
}

/** `null` if something is missing. */
function valueOf(template: IdentityHeaderTemplate, identity: Identity): string | null {
  const isPercent = template.form === "percent";
  let value = "";
  for (const { text, isName } of partsOf(template)) {
    const part = isName ? oneLine(told(identity, text as Placeholder)) : text;
    if (isName && part === "") return null;
    // Literal text stays readable: an address needs its @.
    if (!isPercent) value += part;
    else value += isName ? percentEncode(part) : part.replaceAll("%", "%25");
  }
  value = value.trim();
  return template.form === "rfc2047" ? encodedWords(value) : utf8Bytes(value);
}

/** Empty if the person has none; only what is released can be named (`identityHeaderProblems`). */
function told(identity: Identity, placeholder: Placeholder): string {
  const { attributes, company } = identity;
  switch (placeholder) {
    case "subject":
      return identity.subject;
    case "level":
      return String(identity.level);
    case "locale":
      return identity.locale ?? "";
    case "company_id":
      return company?.id ?? "";
    case "company_name":
      return company?.name ?? "";
    case "full_name":
      return `${attributes.given_name ?? ""} ${attributes.family_name ?? ""}`;
    default:
      return attributes[placeholder] ?? "";
  }
}
