import { z } from "zod";
import { DeliveryFailed, type SmsGateway, type SmsMessage } from "../../domain/notice/delivery.ts";
import { isBeforeSending } from "../network/connection_fault.ts";
import { type CallWatch, createHttpClient, TargetUnavailable } from "../network/http_client.ts";

/** Kavenegar's "invalid receptor": this one number is at fault, not the operator. */
const INVALID_RECEPTOR = 411;
/** Seconds after which a refused message may be tried again. */
const RETRY_AFTER_REFUSAL = 60;

const answer = z.object({
  return: z.object({ status: z.number().int() }),
  entries: z.array(z.object({ messageid: z.number().int() })).nullish().catch(null),
});
type Answer = z.infer<typeof answer>;

export interface KavenegarOptions {
  url: string;
  /** Part of Kavenegar's URL: it must not reach a log or an error. */
  key: string;
  /** Names of the templates at Kavenegar. */
  templates: {
    code: string;
    deskCode: string;
    contact: string;
    simChanged: string;
    notice: string;
    deskNotice: string;
    /** That of another language has its tag behind: "panjereh-letter-en". */
    letter: string;
    dossier: string;
    invitation: string;
    /** About a service it has "service" behind, then the tag of another language than Persian. */
    deskNews: string;
  };
  /** Distinguishes messages of two providers. */
  name?: string;
  /** Milliseconds for one message; 3000 by default. */
  timeout?: number;
  watch?: CallWatch;
}

/**
 * Kavenegar's REST `verify/lookup` (docs/wires.md). A message is submitted once and never retried.
 */
export function createKavenegar(options: KavenegarOptions): SmsGateway {
  const { url: baseUrl, key, templates, timeout, name = "1", watch } = options;
  const client = createHttpClient({
    name: `Kavenegar ${name}`,
    baseUrl,
    timeout,
    retries: 0,
    watch,
  });
  const path = `/v1/${encodeURIComponent(key)}/verify/lookup.json`;

  /**
   * Kavenegar allows a token without spaces, one with five (`token10`) and one with eight
   * (`token20`).
   */
  function fields(message: SmsMessage): Record<string, string> {
    switch (message.template) {
      case "code":
        return { template: templates.code, token: message.code };
      case "desk_code":
        return { ...fields({ ...message, template: "code" }), template: templates.deskCode };
      case "contact":
        return { template: templates.contact, token: message.code, token20: message.agency };
      case "sim_changed":
        return {
          template: templates.simChanged,
          token: message.newMobileTail,
          token2: message.link,
        };
      case "notice":
        return {
          template: templates.notice,
          token: message.link,
          token10: message.what,
          token20: message.about,
        };
      case "desk_notice":
        return { ...fields({ ...message, template: "notice" }), template: templates.deskNotice };
      case "invitation":
        return {
          template: templates.invitation,
          token: message.link,
          token10: message.userName,
          token20: message.agency,
        };
      case "desk_news":
        return {
          template: nameOf(templates.deskNews, message.service && "service", message.language),
          token: message.link,
          ...message.service && { token20: message.service },
        };
      case "letter":
      case "dossier": {
        const { template, language, date, agency } = message;
        return { template: nameOf(templates[template], language), token: date, token20: agency };
      }
    }
  }

  async function lookup(mobile: string, message: SmsMessage): Promise<Answer> {
    const body = new URLSearchParams({ receptor: mobile, ...fields(message), type: "sms" });
    // If 411 counted as a failure, invalid numbers from one client would open the breaker for
    // everyone.
    const statuses = [200, INVALID_RECEPTOR];
    const failureIn = ({ return: { status } }: Answer) =>
      statuses.includes(status) ? undefined : status;
    try {
      return (await client.post({ path, body, schema: answer, statuses, failureIn })).value;
    } catch (error) {
      if (!(error instanceof TargetUnavailable)) throw error;
      throw new DeliveryFailed(error.retryAfter, error, mayHaveLeft(error));
    }
  }

  return {
    async send(mobile, message) {
      const { return: { status }, entries } = await lookup(mobile, message);
      if (status === 200) {
        const id = entries?.[0]?.messageid;
        return id === undefined ? {} : { messageId: `${name}:${id}` };
      }
      const refusal = new Error(`Cannot send by Kavenegar: refused with ${status}`);
      throw new DeliveryFailed(RETRY_AFTER_REFUSAL, refusal);
    },
  };
}

/** Variants of a template have their names behind its own. */
const nameOf = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join("-");

/** Whether the operator may have accepted the message although no answer says so. */
function mayHaveLeft({ reason }: TargetUnavailable): boolean {
  return reason !== "breaker open" && !isBeforeSending(reason) && !/^status 4\d\d$/.test(reason);
}
