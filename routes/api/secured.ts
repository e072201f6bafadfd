/** Which service calls, by its access token (RFC 6750), and whether it may: closed by default. */
import type { MiddlewareHandler } from "hono";
import type { Allowance, RateLimit } from "../../domain/api/rate_limit.ts";
import type { ApiScope } from "../../domain/services/openid.ts";
import { type Clock, SECOND } from "../../domain/platform/platform.ts";
import { isOpen } from "../../domain/services/service.ts";
import { bearerToken } from "../calls/bearer.ts";
import type { ApiContext, ApiEnv, ApiPorts } from "./env.ts";
import { problem, problems } from "./problems.ts";

/** A letter of Persian text of the greatest length, escaped, and some room. */
export const MAX_BODY_BYTES = 256 * 1024;

export const SCOPES = {
  "letters.write": "Post, withdraw and replace letters",
  "letters.read": "Read own letters and what became of them",
  "attachments.write": "Upload files for letters and see what the scanner says",
  "dossiers.write": "Open, move and correct dossiers",
  "dossiers.read": "Read own dossiers",
  "events.read": "Read what happened to own letters and dossiers",
} as const satisfies Record<ApiScope, string>;

/** What every route has that needs a token, for its description and for its guard. */
export function secured(scope: ApiScope) {
  return {
    security: [{ agency: [scope] }],
    middleware: needs(scope),
  };
}

/** Answers that any secured route may give. */
export const SECURED_PROBLEMS = problems(
  "token_required",
  "token_invalid",
  "scope_missing",
  "rate_limited",
  "internal",
  "store_unavailable",
);

function needs(scope: ApiScope): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!c.get("scopes").includes(scope)) {
      const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
      problem(c, "scope_missing", {
        detail: `It needs ${scope}.`,
        headers: { "www-authenticate": challenge },
      });
    }
    await next();
  };
}

/** Until the minute is over, in whole seconds. */
export const secondsUntilReset = ({ resetsAt }: Allowance, clock: Clock): number =>
  Math.max(1, Math.ceil((resetsAt - clock.now()) / SECOND));

/** For every token, whatever its scopes. */
export const SECURED_BY_ANY_TOKEN = { security: [{ agency: [] }] };

/** For what counts as several requests; the request itself is counted already. */
export function spendMore(
  c: ApiContext,
  { rateLimit, clock }: { rateLimit: RateLimit; clock: Clock },
  requests: number,
): void {
  const allowance = rateLimit.spend(c.get("service").id, Math.max(0, requests));
  if (allowance.isAllowed) return;
  const headers = { "retry-after": String(secondsUntilReset(allowance, clock)) };
  problem(c, "rate_limited", { headers });
}

/** Everything behind it needs a token, whether there is such a route or not. */
export function authenticate(
  { agencyTokens, catalogue, clock }: ApiPorts,
  rateLimit: RateLimit,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = bearerToken(c.req.header("authorization"));
    if (token === undefined) {
      problem(c, "token_required", { headers: { "www-authenticate": "Bearer" } });
    }
    const caller = await agencyTokens.read(token);
    const service = caller && catalogue.current().get(caller.service);
    if (!caller || !service || !isOpen(service)) {
      problem(c, "token_invalid", {
        headers: { "www-authenticate": `Bearer error="invalid_token"` },
      });
    }
    const allowance = rateLimit.spend(service.id);
    const { isAllowed, limit, remaining } = allowance;
    const seconds = secondsUntilReset(allowance, clock);
    // draft-ietf-httpapi-ratelimit-headers
    const headers = {
      "ratelimit-policy": `"requests";q=${limit};w=60`,
      "ratelimit": `"requests";r=${remaining};t=${seconds}`,
    };
    if (!isAllowed) {
      problem(c, "rate_limited", { headers: { ...headers, "retry-after": String(seconds) } });
    }
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    c.set("service", service);
    c.set("scopes", caller.scopes);
    c.set("allowance", allowance);
    await next();
  };
}
