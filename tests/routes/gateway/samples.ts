/** A service and a visitor, as most tests of the gateway want them. */
import type { z } from "zod";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";

export const NOW = Date.UTC(2026, 10, 22, 9);

export function visitor(identity: Partial<Visitor["identity"]> = {}): Visitor {
  return {
    sessionKey: "session-1",
    actingAs: "natural",
    identity: {
      subject: "pairwise-1",
      level: 2,
      authTime: NOW / 1000 - 60,
      attributes: { given_name: "زهرا", national_id: "0012345679" },
      ...identity,
    },
  };
}

/** Settings of a service, as services.json states them. */
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
