/**
 * Access tokens with which a service's programs call us (client credentials, RFC 8707, RFC 9068). No
 * person's token is for the agencies' API.
 */
import { MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { withIncluded } from "../../../domain/services/openid.ts";
import type { Service } from "../../../domain/services/service.ts";
import { type Context, errors } from "./library.ts";

const LIFETIME = 10 * MINUTE;

export interface ApiTokensOptions {
  /** Origin of the agencies' API. */
  api: string;
  serviceBy(id: unknown): Service;
}

/** The library's `resourceIndicators`. */
export function createApiTokens({ api, serviceBy }: ApiTokensOptions) {
  const isForPrograms = ({ oidc }: Context) => oidc.params?.grant_type === "client_credentials";
  return {
    enabled: true,
    defaultResource: (ctx: Context) => isForPrograms(ctx) ? api : undefined,
    useGrantedResource: () => false,
    getResourceServerInfo(ctx: Context, resource: string, { clientId }: { clientId: string }) {
      if (resource !== api || !isForPrograms(ctx)) throw new errors.InvalidTarget();
      const scopes = withIncluded(serviceBy(clientId).openid!.scopes);
      refuseUnlessSome(ctx.oidc.params?.scope, scopes);
      return {
        scope: scopes.join(" "),
        audience: api,
        accessTokenTTL: LIFETIME / SECOND,
        accessTokenFormat: "jwt",
        jwt: { sign: { alg: "ES256" } },
      };
    },
  };
}

/** Some of what was asked for is a token with less, which says so (RFC 6749 §5.1); none is none. */
function refuseUnlessSome(asked: unknown, allowed: readonly string[]): void {
  const scopes = String(asked ?? "").split(" ").filter(Boolean);
  if (scopes.length === 0 || scopes.some((scope) => allowed.includes(scope))) return;
  throw new errors.InvalidScope("the service has none of these scopes");
}
