/** Whom the library's codes and tokens tell of, and for how long: as long as the window's session. */
import { openidClaims } from "../../../domain/federation/claims.ts";
import type { Consents } from "../../../domain/federation/consents.ts";
import { visitorAt } from "../../../domain/gateway/visitor/pairwise.ts";
import type { JalaliCalendar } from "../../../domain/identity/calendar.ts";
import type { Clock, KeyedHash } from "../../../domain/platform/platform.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { findSession } from "../../../domain/session/find_session.ts";
import type { LiveSession } from "../../../domain/session/use_session.ts";
import type { Attribute } from "../../../domain/services/attributes.ts";
import type { Service } from "../../../domain/services/service.ts";
import type { Context, ServiceOf } from "./library.ts";
import { readSubject } from "./window_session.ts";

export interface AccountsDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  calendar: JalaliCalendar;
  consents: Pick<Consents, "releasedBy">;
  serviceOf: ServiceOf;
}

interface Issued {
  iat: number;
  clientId: string;
  accountId?: string;
}

/** The library's policy of revocation. */
export const isOwn = (_: Context, { clientId }: { clientId: string }, token: Issued) =>
  token.clientId === clientId;

export function createAccounts(deps: AccountsDeps) {
  const { store, clock, consents, serviceOf } = deps;

  async function liveOf(name: string): Promise<LiveSession | null> {
    const subject = readSubject(name);
    const live = subject && await findSession(store, subject, clock.now());
    return live?.session.actingFor?.companyId === subject?.companyId ? live : null;
  }

  /** `token`: what was issued. It ends with the session, and with the consent. */
  async function findAccount(ctx: Context, name: string, token?: { iat: number }) {
    const live = await liveOf(name);
    if (!live) return undefined;
    const service = serviceOf(ctx);
    const { id: accountId } = live.account;
    // A request for authorization has agreed to nothing yet.
    const attributes = token
      ? await consents.releasedBy({ accountId, service: service.id, issuedAt: token.iat })
      : [];
    if (!attributes) return undefined;
    return {
      accountId: name,
      claims: () => {
        const { identity } = visitorAt(service, live, deps);
        return { sub: name, ...openidClaims(identity, agreedTo(service, attributes)) };
      },
    };
  }

  /** A client asks about its own tokens, which live as long as the session. */
  async function mayKnow(ctx: Context, client: { clientId: string }, token: Issued) {
    if (!isOwn(ctx, client, token)) return false;
    return token.accountId === undefined ||
      await findAccount(ctx, token.accountId, token) !== undefined;
  }

  return { findAccount, mayKnow };
}

/** The service without what the person has not agreed to. */
const agreedTo = (service: Service, agreed: readonly Attribute[]): Service => ({
  ...service,
  attributes: service.attributes.filter((one) => agreed.includes(one)),
});
