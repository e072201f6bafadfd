/**
 * An application as a list of fields: for the review's differences and remarks, the history and the
 * pages that show it whole. A field's path is stable from revision to revision.
 */
import { ATTRIBUTES, DEFAULT_ASSERTION_ALG } from "../services/attributes.ts";
import type { ApplicationContent, WayStep } from "./content.ts";
import { type DraftField, type ItemField, type ItemList, reasonField, type Step } from "./draft.ts";

export interface ContentField {
  /** The label, or `methods.<id>.<label>`. */
  path: string;
  step: Step;
  /** Of the field's name in the texts. */
  label: DraftField | "letter_date" | "files" | "letter_file";
  /** As a person reads it; several values are one a line. Codes as they are. Never empty. */
  value: string;
}

/** All that has a value, in the order of the steps. */
export function fieldsOf(content: ApplicationContent): ContentField[] {
  const { connection, service, letter } = content;
  const all: ContentField[] = [
    one("connection", "connection_id", connection.connectionId),
    one("connection", "user_name", connection.userName ?? "+new"),
    one("service", "service_id", service.serviceId),
    ...detailFields(content.details),
    ...content.methods.flatMap(({ id, name, method, path, description }) =>
      itemFields("methods", id, {
        method_name: name,
        method,
        method_path: path,
        method_description: description,
      })
    ),
    ...content.contacts.flatMap(({ id, name, position, mobile, email, phone }) =>
      itemFields("contacts", id, {
        contact_name: name,
        contact_position: position,
        contact_mobile: mobile,
        contact_email: email,
        contact_phone: phone,
      })
    ),
    one("letter", "letter_subject", letter.subject),
    one("letter", "letter_number", letter.number),
    one("letter", "letter_date", letter.date),
    one("letter", "letter_file", letter.file.name),
  ];
  return all.filter(({ value }) => value !== "");
}

const one = (
  step: Step,
  label: ContentField["label"],
  value: string | number | readonly string[] = "",
): ContentField => ({ path: label, step, label, value: [value].flat().join("\n") });

const itemFields = (
  list: ItemList,
  id: string,
  fields: Partial<Record<ItemField, string>>,
): ContentField[] =>
  (Object.entries(fields) as [ItemField, string | undefined][]).map(([label, value = ""]) => ({
    path: `${list}.${id}.${label}`,
    step: list,
    label,
    value,
  }));

function detailFields(details: ApplicationContent["details"]): ContentField[] {
  const { title, description, maxAge, attributes } = details;
  const field = one.bind(null, "details");
  return [
    ...(["fa", "ar", "en"] as const).map((tag) => field(`title_${tag}`, title[tag])),
    ...(["fa", "ar", "en"] as const).map((tag) => field(`description_${tag}`, description[tag])),
    field("theme", details.theme),
    field("level", details.level),
    field("max_age", maxAge === undefined ? "" : maxAge / 60),
    field("persons", details.persons),
    ...ATTRIBUTES.map((attribute) => field(reasonField(attribute), attributes[attribute])),
    ...wayFields(details.way),
    // A site of OpenID Connect gets no assertion.
    ...details.way.way === "openid"
      ? []
      : [field("assertion_alg", details.assertionAlg ?? DEFAULT_ASSERTION_ALG)],
    field("requests", details.requests),
    field("files", details.files.map(({ name }) => name)),
  ];
}

function wayFields(way: WayStep): ContentField[] {
  const field = one.bind(null, "details");
  const chosen = field("way", way.way);
  switch (way.way) {
    case "upstream":
      return [chosen, field("upstream", way.upstream), field("health_path", way.healthPath)];
    case "forward_auth":
      return [chosen, field("proxies", way.proxies)];
    case "openid":
      return [
        chosen,
        field("redirect_uris", way.redirectUris),
        field("post_logout_redirect_uris", way.postLogoutRedirectUris),
        field("initiate_login_uri", way.initiateLoginUri),
        field("jwks", way.jwks),
      ];
  }
}
