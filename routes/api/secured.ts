/** Which service calls, by its access token (RFC 6750), and whether it may: closed by default. */
import type { MiddlewareHandler } from "hono";
import type { RateLimit } from "../../domain/api/rate_limit.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { bearerToken } from "../calls/bearer.ts";
import type { ApiEnv, ApiPorts } from "./env.ts";
import { problem, problems } from "./problems.ts";

export const SCOPES = {
  "letters.write": "Post, withdraw and replace letters",
  "letters.read": "Read own letters and what became of them",
  "attachments.write": "Upload files for letters and see what the scanner says",
  "dossiers.write": "Open, move and correct dossiers",
  "dossiers.read": "Read own dossiers",
  "events.read": "Read what happened to own letters and dossiers",
} as const;
export type Scope = keyof typeof SCOPES;

/** What every route has that needs a token, for its description and for its guard. */
export function secured(scope: Scope) {
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

function needs(scope: Scope): MiddlewareHandler<ApiEnv> {
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
    if (!caller || !service) {
      problem(c, "token_invalid", {
        headers: { "www-authenticate": `Bearer error="invalid_token"` },
      });
    }
    const { isAllowed, limit, remaining, resetsAt } = rateLimit.spend(service.id);
    const seconds = Math.max(1, Math.ceil((resetsAt - clock.now()) / SECOND));
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
    await next();
  };
}
