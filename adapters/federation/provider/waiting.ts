/** What a request that waits for the person asks for. */
import { askedAttributes } from "../../../domain/federation/claims.ts";
import type { AuthorizationRequest } from "../../../domain/federation/openid_provider.ts";
import type { Services } from "../../../domain/services/service.ts";
import type { Interaction, Params } from "./library.ts";
import { askedIn, BEGUN } from "./policy.ts";

/** When the site first asked, in seconds since the epoch. */
export const begunOf = ({ iat, lastSubmission }: Interaction) =>
  Number(lastSubmission?.[BEGUN] ?? iat);

/** `null` if the site is not there any more. */
export function requestOf(
  details: Interaction,
  services: Services,
): AuthorizationRequest | null {
  const { params } = details;
  const service = services.get(String(params.client_id));
  if (!service?.openid) return null;
  const attributes = askedAttributes(service, {
    scopes: String(params.scope ?? "").split(" "),
    claims: claimsIn(params),
  });
  return {
    service,
    redirectUri: String(params.redirect_uri),
    asked: askedIn(params, begunOf(details)),
    attributes,
    isConsentWanted: String(params.prompt ?? "").split(" ").includes("consent"),
  };
}

function claimsIn({ claims }: Params): string[] {
  try {
    const { userinfo = {}, id_token = {} } = JSON.parse(String(claims ?? "{}"));
    return [...Object.keys(userinfo ?? {}), ...Object.keys(id_token ?? {})];
  } catch {
    return [];
  }
}
