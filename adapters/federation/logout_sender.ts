/** Logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.5): a signed POST for each attempt. */
import { logoutClaims } from "../../domain/federation/logout_token.ts";
import type { LogoutTokenSigner } from "../../domain/federation/ports.ts";
import type { SessionEnd } from "../../domain/federation/tell_services.ts";
import type { Outcome, Sender } from "../../domain/outbox/sender.ts";
import { type Clock, newToken, type Random, SECOND } from "../../domain/platform/platform.ts";
import type { Catalogue } from "../../domain/services/catalogue.ts";
import { attempt } from "./attempt.ts";
import type { LogoutReceivers } from "./logout_receivers.ts";

export interface LogoutSenderOptions {
  receivers: Pick<LogoutReceivers, "post">;
  signer: LogoutTokenSigner;
  catalogue: Pick<Catalogue, "current">;
  clock: Clock;
  random: Random;
  /** Origin of the window. */
  issuer: string;
}

/** Each attempt has a token of its own: an earlier one may have expired. */
export function createLogoutSender(options: LogoutSenderOptions): Sender {
  const { receivers, signer, catalogue, clock, random, issuer } = options;
  return {
    isLogged: true,
    async send({ content }) {
      const { service: id, subject, sid } = content as SessionEnd;
      const service = catalogue.current().get(id);
      if (service?.backchannel_logout_uri === undefined) {
        return { outcome: "refused", reason: "no receiver" };
      }
      const issuedAt = Math.floor(clock.now() / SECOND);
      const claims = logoutClaims({
        issuer,
        service: id,
        subject,
        sid,
        issuedAt,
        id: newToken(random),
      });
      const form = new URLSearchParams({
        logout_token: await signer.signLogout(claims, service.openid),
      });
      return await attempt((signal) => receivers.post(service, form, signal), outcomeOf);
    },
  };
}

/** The outcome by the status of the receiver's answer. */
function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { outcome: "delivered" };
  const mayHelp = status >= 500 || status === 408 || status === 429;
  return { outcome: mayHelp ? "failed" : "refused", reason: `status ${status}` };
}
