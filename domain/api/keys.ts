/**
 * The keys by which a service's programs say who they are: until when they hold, when they were used
 * last, and how the agency is told before one ends.
 */
import { appendEvents, readEventLog } from "../agency_events/log.ts";
import { transact } from "../platform/commit.ts";
import { type Clock, DAY, HOUR, type Random, SECOND } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import type { ClientKey } from "../services/openid.ts";
import type { Service } from "../services/service.ts";
import { closureOf } from "../services/standing.ts";
import { KEY_ROLES, tellOfService } from "../staff/members/tell_desk.ts";

/** A use is noted so often at most, so that a token costs no commit. */
const NOTED_EVERY = HOUR;

export const keyUseRecord = record<number, [service: string, kid: string]>("client_key_use", {
  about: "when a service's key signed for a token last, to the hour",
  expireIn: 400 * DAY,
});

export const keyNoticeRecord = record<Notice, [service: string, kid: string]>(
  "client_key_notice",
  { about: "which notice of a key's end its service was given last", expireIn: 60 * DAY },
);

interface Notice {
  /** Of the key then, in seconds. */
  exp: number;
  /** `NOTICES` */
  days: number;
}

/** Days before the end. */
const NOTICES = [1, 7, 30] as const;

/** Later ones reach the agency's program alone. */
const LAST_BY_SMS = 7;

/** The notice that is due now: that of the fewest days. `exp` in seconds; `now` in milliseconds. */
export function dueNotice(exp: number, now: number): number | null {
  const left = exp * SECOND - now;
  return left <= 0 ? null : NOTICES.find((days) => left <= days * DAY) ?? null;
}

interface Deps {
  store: Store;
  clock: Clock;
}

const keysIn = ({ openid }: Service): ClientKey[] => openid?.jwks?.keys ?? [];

/**
 * Tells each agency of its keys that end soon, once for each notice: nobody needs those of a retired
 * service. Several workers may do it.
 */
export async function tellOfEndingKeys(
  deps: Deps & { random: Random; catalogue: Pick<Catalogue, "current"> },
): Promise<void> {
  for (const service of deps.catalogue.current().values()) {
    if (closureOf(service) === "service_retired") continue;
    for (const { kid, exp } of keysIn(service)) {
      if (kid === undefined || exp === undefined) continue;
      const days = dueNotice(exp, deps.clock.now());
      if (days !== null) await tellOnce(deps, service, kid, { exp, days });
    }
  }
}

async function tellOnce(
  { store, ...deps }: Deps & { random: Random },
  { id: service, title, desk }: Service,
  kid: string,
  notice: Notice,
): Promise<void> {
  await transact(store, async (read) => ({
    told: await read(keyNoticeRecord(service, kid)),
    log: await readEventLog(read, service),
  }), ({ told, log }, write) => {
    const former = told.value;
    // A key of the same name with another end is another key.
    if (former?.exp === notice.exp && former.days <= notice.days) return;
    write.set(told, notice);
    const at = deps.clock.now();
    const agencyId = desk?.published?.agencyId;
    if (agencyId !== undefined && notice.days >= LAST_BY_SMS) {
      const news = { kind: "key_expiring", service, title, agencyId, roles: KEY_ROLES } as const;
      tellOfService(deps, write, { ...news, at });
    }
    appendEvents(write, log, [{
      type: "key.expiring",
      at,
      subject: kid,
      data: { days: notice.days, expires_at: new Date(notice.exp * SECOND).toISOString() },
    }]);
  });
}

/** A key has signed for a token. */
export async function noteKeyUse(
  { store, clock }: Deps,
  { service, kid }: { service: string; kid: string },
): Promise<void> {
  const now = clock.now();
  await transact(store, { used: keyUseRecord(service, kid) }, ({ used }, write) => {
    if (now >= (used.value ?? 0) + NOTED_EVERY) write.set(used, now);
  });
}

export interface KeyStanding {
  kid: string;
  /** Milliseconds. */
  endsAt?: number;
  /** Milliseconds, to the hour. */
  usedAt?: number;
}

/** Those that have a name. */
export async function readKeys(store: Store, service: Service): Promise<KeyStanding[]> {
  const keys = keysIn(service).flatMap(({ kid, exp }) => kid === undefined ? [] : [{ kid, exp }]);
  if (keys.length === 0) return [];
  const uses = await read(store, keys.map(({ kid }) => keyUseRecord(service.id, kid)));
  return keys.map(({ kid, exp }, i) => ({
    kid,
    endsAt: exp === undefined ? undefined : exp * SECOND,
    usedAt: uses[i].value ?? undefined,
  }));
}
