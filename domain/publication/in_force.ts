/** The catalogue of the file and the desk together: a pure function of both. */
import { type Service, serviceSchema } from "../services/service.ts";
import type { DeskStanding } from "../services/standing.ts";
import type { AgencySettings, Desk, PublishedService, Standing } from "./published.ts";

export interface LeftOut {
  service: string;
  reason: string;
}

export interface InForce {
  services: Service[];
  /** Published ones that are not in force, each with the reason. */
  leftOut: LeftOut[];
}

/**
 * The file's services first; an ID of the file is the file's. A published service that is not valid
 * any more, perhaps since an upgrade, is left out and takes no other with it.
 */
export function servicesInForce(file: readonly Service[], desk: Desk): InForce {
  const taken = new Set(file.map(({ id }) => id));
  const services = file.map((service) => withStanding(service, desk.standings.get(service.id)));
  const leftOut: LeftOut[] = [];
  for (const [id, published] of desk.published) {
    if (taken.has(id)) {
      leftOut.push({ service: id, reason: "the file has a service of this name" });
      continue;
    }
    const judged = judgePublished(id, published);
    if ("reason" in judged) leftOut.push({ service: id, reason: judged.reason });
    else services.push(withStanding(judged.service, desk.standings.get(id), published));
  }
  return { services, leftOut };
}

/** The service of a published revision with what its agency has changed since. */
export function judgePublished(
  id: string,
  published: Pick<PublishedService, "service" | "settings">,
): { service: Service } | { reason: string } {
  const { success, data, error } = serviceSchema.safeParse(
    withSettings(published.service, published.settings),
  );
  if (!success) {
    const [{ path, message }] = error.issues;
    return { reason: `${path.map(String).join(".")} ${message}` };
  }
  if (data.id !== id) return { reason: `it calls itself ${data.id}` };
  // Paths on this machine are nothing that an agency may name.
  if (data.tls) return { reason: "tls names files of this machine" };
  return { service: data };
}

/** Keys, webhook and scopes are the agency's and the operators', whichever revision answers. */
export function withSettings(
  service: Record<string, unknown>,
  { keys, webhook, scopes }: AgencySettings = {},
): Record<string, unknown> {
  const changed = { ...service };
  const openid = { ...changed.openid as Record<string, unknown> | undefined };
  if (keys) Object.assign(openid, { jwks: { keys }, client_secret_sha256: undefined });
  if (scopes && (keys || changed.openid !== undefined)) openid.scopes = scopes;
  if (keys?.length === 0) delete changed.openid;
  else if (Object.keys(openid).length > 0) changed.openid = openid;
  if (webhook === null) delete changed.webhook;
  else if (webhook !== undefined) changed.webhook = webhook;
  return changed;
}

function withStanding(
  service: Service,
  standing: Standing | undefined,
  published?: PublishedService,
): Service {
  if (!standing && !published) return service;
  const { state = "open", by, entriesFrom } = standing ?? {};
  const desk: DeskStanding = {
    ...state !== "open" && { closed: state, closedBy: by === "agency" ? by : "window" },
    ...entriesFrom !== undefined && { entriesFrom },
    ...published && {
      published: {
        agencyId: published.agencyId,
        revision: published.revision,
        ...published.watchUntil !== undefined && { watchUntil: published.watchUntil },
      },
    },
  };
  return { ...service, desk };
}
