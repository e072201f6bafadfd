/** The servers that get logout tokens. */
import { logoutReceiver } from "../../domain/services/backchannel_logout.ts";
import type { Service } from "../../domain/services/service.ts";
import { createReceivers, type Receivers } from "./receivers.ts";

export interface LogoutReceivers extends Pick<Receivers, "use" | "destroy"> {
  /** Sends the form and returns the status. Throws what `Receivers` throw. */
  post(service: Service, form: URLSearchParams, signal: AbortSignal): Promise<number>;
}

export function createLogoutReceivers(
  options: Pick<Parameters<typeof createReceivers>[0], "agencies" | "isForbidden">,
): LogoutReceivers {
  const receivers = createReceivers({
    ...options,
    receiverOf: logoutReceiver,
    userAgent: "panjereh-logout",
  });
  return {
    ...receivers,
    async post(service, form, signal) {
      const posted = { body: form.toString(), type: "application/x-www-form-urlencoded" };
      const answer = await receivers.post(service, posted, signal);
      answer.abort();
      return answer.status;
    },
  };
}
