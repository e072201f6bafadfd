import { z } from "zod";
import {
  DeliveryFailed,
  type SmsGateway,
  type SmsMessage,
} from "../../domain/challenge/delivery.ts";
import { createHttpClient, TargetUnavailable } from "../http_client.ts";

/** Kavenegar's "invalid receptor": a fault of this one number, not of the operator. */
const INVALID_RECEPTOR = 411;
/** Seconds after which a refused message may be tried anew. */
const RETRY_AFTER_REFUSAL = 60;

const answer = z.object({ return: z.object({ status: z.number().int() }) });

export interface KavenegarOptions {
  url: string;
  /** Part of Kavenegar's address: it must not reach a log or an error. */
  key: string;
  /** Names of the templates at Kavenegar. */
  templates: { code: string; simChanged: string };
  /** Milliseconds for one message; 3000 unless told. */
  timeout?: number;
}

/** Kavenegar's REST `verify/lookup` (docs/wires.md). Each message is handed over once. */
export function createKavenegar(options: KavenegarOptions): SmsGateway {
  const { url, key, templates, timeout } = options;
  const client = createHttpClient({ name: "Kavenegar", baseUrl: url, timeout, retries: 0 });
  const path = `/v1/${encodeURIComponent(key)}/verify/lookup.json`;

  function fields(message: SmsMessage): { template: string; token: string } {
    switch (message.template) {
      case "code":
        return { template: templates.code, token: message.code };
      case "sim_changed":
        return { template: templates.simChanged, token: message.newMobileTail };
    }
  }

  async function lookup(mobile: string, message: SmsMessage): Promise<number> {
    const body = new URLSearchParams({ receptor: mobile, ...fields(message), type: "sms" });
    // Counted as a failure, odd numbers from one visitor would open the breaker for everybody.
    const statuses = [200, INVALID_RECEPTOR];
    try {
      return (await client.post({ path, body, schema: answer, statuses })).value.return.status;
    } catch (error) {
      if (!(error instanceof TargetUnavailable)) throw error;
      const refused = /^(?:breaker open|no connection|status 4\d\d)$/.test(error.reason);
      throw new DeliveryFailed(error.retryAfter, !refused, error);
    }
  }

  return {
    async send(mobile, message) {
      const status = await lookup(mobile, message);
      if (status === 200) return;
      const refusal = new Error(`Cannot send by Kavenegar: refused with ${status}`);
      throw new DeliveryFailed(RETRY_AFTER_REFUSAL, false, refusal);
    },
  };
}
