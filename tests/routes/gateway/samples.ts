/** A typical service and visitor for tests of the gateway. */
import type { z } from "zod";
import { createOpenExchanges } from "../../../domain/gateway/upstream/open_exchanges.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";

/** A service's origin in tests without a whole program. */
export const originOf = ({ id }: Service) => `http://${id}.localhost`;

export const NOW = Date.UTC(2026, 10, 22, 9);

export function visitor(
  { level = 2, authTime = NOW / 1000 - 60, ...more }: Partial<Visitor["identity"]> = {},
): Visitor {
  const provedAt = authTime * 1000;
  return {
    sessionKey: "session-1",
    accountId: "account-1",
    session: {
      level,
      authTime: provedAt,
      level3: level === 3 ? { at: provedAt, way: "card" } : undefined,
    },
    identity: {
      subject: "pairwise-1",
      sid: "session-1-here",
      level,
      authTime,
      attributes: { given_name: "زهرا", national_id: "0012345679" },
      ...more,
    },
  };
}

/** With sessions that all stand like this, or have ended. */
export const openExchangesOf = (standing: Visitor["session"] | null) =>
  createOpenExchanges({ standingOf: () => Promise.resolve(standing), clock: { now: () => NOW } });

/** Another person for each request. */
export function manyPeople(): Visitor {
  let people = 0;
  return {
    ...visitor(),
    get identity() {
      return { ...visitor().identity, subject: `pairwise-${people++}` };
    },
  };
}

/** Settings of a service, in the format of services.json. */
export type Policy = Partial<z.input<typeof serviceSchema>>;

export function service(overrides: Policy = {}): Service {
  return serviceSchema.parse({
    id: "insurance",
    title: { fa: "سابقه بیمه" },
    upstream: "http://127.0.0.1:1",
    attributes: ["given_name", "family_name", "national_id"],
    ...overrides,
  });
}
