import {
  addKey,
  type Alter,
  changeSettings,
  endKey,
  scopesOf,
  setScopes,
  setWebhook,
} from "../../domain/publication/settings.ts";
import { readKeys } from "../../domain/api/keys.ts";
import { API_SCOPES, SCOPES, STREAM_SCOPES } from "../../domain/services/openid.ts";
import type { DeskService } from "../../domain/publication/read_service.ts";
import { maskIp } from "../../domain/budget/source.ts";
import { localText } from "../../domain/services/service.ts";
import { withoutInvisible } from "../../domain/text/invisible.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { serviceFor, viewerOf } from "./services.ts";

type Props = PageProps<"deskServiceSettings">;
type Field = NonNullable<Props["error"]>["field"];

export async function settings(visit: Visit, live: SignedInStaff): Promise<Response> {
  const found = await serviceFor(visit, live);
  // What stands in the file is changed there.
  return found?.published ? await page(visit, live, found) : await visit.problem("not_found");
}

async function page(
  visit: Visit,
  { staff: { roles } }: SignedInStaff,
  { service, published }: DeskService,
  more: Pick<Props, "error" | "typed"> = {},
  status: PageStatus = 200,
): Promise<Response> {
  const scopes = scopesOf(service, published?.settings);
  return await visit.page("deskServiceSettings", {
    id: service.id,
    title: localText(service.title, visit.language),
    settings: {
      keys: await readKeys(visit.ports.store, service),
      webhook: service.webhook,
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      knownScopes: choiceFor(scopes),
      redirectUris: service.openid?.redirect_uris ?? [],
    },
    may: { settings: roles.includes("key_holder"), scopes: roles.includes("operator") },
    ...more,
  }, { status });
}

/** Characters of a key, for the form. */
const MAX_JWK = 4000;

/** Keys and the webhook stand in one form: what was not asked for stays as it was typed. */
export async function changeKeys(visit: Visit, live: SignedInStaff): Promise<Response> {
  const names = ["action", "jwk", "end", "webhook"] as const;
  const { action, jwk, end, webhook } = await visit.form(names, { jwk: 2 * MAX_JWK });
  // A private part is not shown again, not even to the person who typed it.
  const typed = /"(?:d|k)"/.test(jwk) ? { webhook } : { webhook, jwk };
  if (end !== "") return await change(visit, live, { alter: endKey(end), field: "jwk", typed });
  if (action === "add") {
    const left = { webhook };
    return await change(visit, live, { alter: addKey(jwk), field: "jwk", typed, left });
  }
  if (action !== "webhook") return await visit.problem("bad_request");
  const alter = setWebhook(withoutInvisible(webhook).trim());
  return await change(visit, live, { alter, field: "webhook", typed, left: typed });
}

/** Those of a stream are given with its settings, and can only be taken away here. */
const choiceFor = (scopes: readonly string[]) => [
  ...API_SCOPES,
  ...STREAM_SCOPES.filter((scope) => scopes.includes(scope)),
];

export async function changeScopes(visit: Visit, live: SignedInStaff): Promise<Response> {
  const { offered, ...typed } = await visit.form([
    "offered",
    ...SCOPES.map((scope) => `scope_${scope}` as const),
  ]);
  const known = choiceFor(offered.split(" "));
  const scopes = known.filter((scope) => typed[`scope_${scope}`] !== "");
  return await change(visit, live, { alter: setScopes(scopes, known), field: "scopes" });
}

interface Change {
  alter: Alter;
  field: Field;
  typed?: Props["typed"];
  /** What of it is shown after the change as well, if anything is left to do with it. */
  left?: Props["typed"];
}

async function change(
  visit: Visit,
  live: SignedInStaff,
  { alter, field, typed, left }: Change,
): Promise<Response> {
  const found = await serviceFor(visit, live);
  if (!found) return await visit.problem("not_found");
  const { staff: { id, name } } = live;
  const { service: { id: service } } = found;
  const asked = {
    service,
    staff: { id, name },
    agencyId: viewerOf(live),
    network: maskIp(visit.ip),
  };
  const outcome = await changeSettings(visit.ports, asked, alter);
  if (outcome === "unknown") return await visit.problem("not_found");
  if (outcome !== "changed") {
    return await page(visit, live, found, { error: { field, code: outcome.refused }, typed }, 422);
  }
  const saved = field === "webhook" ? typed?.webhook : found.service.webhook;
  const isLeft = left?.jwk?.trim() || (left?.webhook ?? "") !== (saved ?? "");
  const now = isLeft && await serviceFor(visit, live);
  return now
    ? await page(visit, live, now, { typed: left })
    : await visit.goTo(`/services/${service}/settings`);
}
