/**
 * What an agency changes of its published service at once, whichever revision is in force: the public
 * keys of its program, and where it is told of its letters and dossiers. Operators give it scopes of
 * the agency API. Redirect addresses need a revision, which is reviewed.
 */
import type { Acting, FieldChange } from "../application/history.ts";
import type { ApplicationActor } from "../application/state.ts";
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, type Random, SECOND } from "../platform/platform.ts";
import type { Read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import type { ClientKey } from "../services/openid.ts";
import type { Service } from "../services/service.ts";
import { KEY_ROLES, tellOfService } from "../staff/members/tell_desk.ts";
import { withoutInvisible } from "../text/invisible.ts";
import { act, readForChange } from "./act.ts";
import { judgePublished } from "./in_force.ts";
import { type AgencySettings, markCatalogue, type PublishedService } from "./published.ts";

export interface SettingsDeps {
  store: Store;
  clock: Clock;
  random: Random;
  audit: AuditLog;
}

export interface SettingsAsked extends Pick<Acting, "network"> {
  /** ID. */
  service: string;
  staff: NonNullable<Acting["staff"]>;
  /** Absent for operators. */
  agencyId?: string;
}

/** What a change makes of the settings, or why it makes nothing. */
export type Alter = (service: Service, now: number, settings: AgencySettings) =>
  | { settings: AgencySettings; changes: FieldChange[]; news?: "key_added" | "key_ended" }
  | { refused: SettingsRefusal };

export type SettingsRefusal =
  /** It is no JWK, or none of a kind that we take. */
  | "key_malformed"
  | "key_private"
  /** Another key has its `kid`, or it has none. */
  | "key_id"
  | "keys_too_many"
  | "key_unknown"
  /** The last key of a client that signs people in. */
  | "key_last"
  | "webhook_unsafe"
  | "scope_unknown";

/** `unknown`: there is no such service of theirs. */
export async function changeSettings(
  deps: SettingsDeps,
  { service, staff, agencyId, network }: SettingsAsked,
  alter: Alter,
): Promise<"changed" | "unknown" | { refused: SettingsRefusal }> {
  const by: ApplicationActor = agencyId === undefined ? "operator" : "agency";
  const gather = (read: Read) => readForChange(read, service);
  return await transact(deps.store, gather, ({ published, application }, write) => {
    const { value } = published;
    if (!value || agencyId !== undefined && value.agencyId !== agencyId) return "unknown";
    const now = deps.clock.now();
    const inForce = serviceNow(service, value);
    const altered = inForce
      ? alter(inForce, now, value.settings ?? {})
      : { refused: "key_malformed" as const };
    if ("refused" in altered) return altered;
    const next = { ...value, settings: { ...value.settings, ...altered.settings } };
    const judged = judgePublished(service, next);
    if ("reason" in judged) return { refused: faultIn(altered.settings) };
    write.set(published, next);
    markCatalogue(write, now);
    const detail = { staff: staff.id, fields: altered.changes.map(({ field }) => field).join(" ") };
    deps.audit.include(write, { at: now, event: "service.settings_changed", service, detail });
    const { changes, news } = altered;
    act(deps, write, application, { kind: "settings_changed", by, staff, network, changes });
    if (news) {
      const { title } = judged.service;
      // Who did it is told as well: it may have been somebody else in their session.
      const told = { kind: news, service, title, agencyId: value.agencyId, roles: KEY_ROLES };
      tellOfService(deps, write, { ...told, at: now });
    }
    return "changed";
  });
}

/** As it is in force; `null` if it is not valid any more. */
function serviceNow(id: string, published: PublishedService): Service | null {
  const judged = judgePublished(id, published);
  return "service" in judged ? judged.service : null;
}

/** Which part the schema refuses. */
const faultIn = ({ keys, webhook }: AgencySettings): SettingsRefusal =>
  keys ? "key_malformed" : webhook !== undefined ? "webhook_unsafe" : "scope_unknown";

const MAX_KEYS = 10;
const KINDS: readonly unknown[] = ["EC", "RSA", "OKP"];

const keysOf = ({ openid }: Service): ClientKey[] => openid?.jwks?.keys ?? [];

/** A JWK as it was typed, or a set of one. */
export const addKey = (typed: string): Alter => (service) => {
  const key = parseKey(typed);
  if (key === "malformed") return { refused: "key_malformed" };
  if ("d" in key || "k" in key) return { refused: "key_private" };
  const keys = keysOf(service);
  if (key.kid === undefined || key.kid === "" || keys.some(({ kid }) => kid === key.kid)) {
    return { refused: "key_id" };
  }
  if (keys.length >= MAX_KEYS) return { refused: "keys_too_many" };
  return {
    settings: { keys: [...keys, key] },
    changes: [{ field: "jwks", after: key.kid }],
    news: "key_added",
  };
};

function parseKey(typed: string): ClientKey | "malformed" {
  let data: unknown;
  try {
    data = JSON.parse(withoutInvisible(typed));
  } catch {
    return "malformed";
  }
  const { keys } = Object(data) as { keys?: unknown };
  const [only, ...others] = Array.isArray(keys) ? keys : [];
  const key = only !== undefined && others.length === 0 ? only : data;
  const { kty, kid } = Object(key) as { kty?: unknown; kid?: unknown };
  const isKey = KINDS.includes(kty) && (kid === undefined || typeof kid === "string");
  return isKey ? key as ClientKey : "malformed";
}

/** From now on the key signs nothing more; a client that signs people in keeps one that does. */
export const endKey = (kid: string): Alter => (service, now) => {
  const keys = keysOf(service);
  const ended = keys.find((key) => key.kid === kid);
  if (!ended) return { refused: "key_unknown" };
  const others = keys.filter((key) => key !== ended);
  const held = others.filter(({ exp }) => exp === undefined || now < exp * SECOND);
  if (held.length === 0 && service.openid!.redirect_uris.length > 0) {
    return { refused: "key_last" };
  }
  return {
    settings: { keys: others },
    changes: [{ field: "jwks", before: kid }],
    news: "key_ended",
  };
};

/** Empty: nowhere. */
export const setWebhook = (typed: string): Alter => ({ webhook }) => ({
  settings: { webhook: typed === "" ? null : typed },
  changes: [{ field: "webhook", before: webhook, after: typed === "" ? undefined : typed }],
});

/** Those that a service has, or will have from its first key on. */
export const scopesOf = (
  { openid }: Pick<Service, "openid">,
  { scopes }: AgencySettings = {},
): readonly string[] => scopes ?? openid?.scopes ?? [];

/** `offered`: those that could be chosen; what it has beside them stays. */
export const setScopes = (scopes: readonly string[], offered: readonly string[]): Alter =>
(
  service,
  _,
  settings,
) => {
  if (!scopes.every((scope) => offered.includes(scope))) return { refused: "scope_unknown" };
  const before = scopesOf(service, settings);
  const after = [...scopes, ...before.filter((scope) => !offered.includes(scope))];
  return {
    settings: { scopes: after },
    changes: [{ field: "scopes", before: before.join(" ") || undefined, after: after.join(" ") }],
  };
};
