/** `deno task support:read` and `support:answer`: what the support desk does, without a browser. */
import { parseArgs } from "node:util";
import { answerRequest, findRequest, waitingRequests } from "../../domain/support/answer.ts";
import type { SupportRequest } from "../../domain/support/request.ts";
import { parseText } from "../../domain/support/text.ts";
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import type { Store } from "../../domain/platform/store.ts";
import { createKvAuditLog } from "../audit/kv_audit_log.ts";
import { systemClock, systemRandom } from "../runtime/system.ts";
import { reportOnStore } from "./own_store.ts";
import { reporting, withArguments } from "./report.ts";

type Environment = Record<string, string>;

/** One JSON object a line: the questions that wait, or one of them whole. */
export const supportReadCommand = (
  environment: Environment,
  args: string[],
  print: (line: string) => void,
) =>
  reporting("Cannot read", () => {
    const [number] = positionalsIn(args, 0, 1);
    return withSupport(environment, async (store) => {
      if (number === undefined) {
        for await (const request of waitingRequests(store)) print(lineOf(request));
        return "";
      }
      const request = await findRequest(store, numberFrom(number));
      return request ? JSON.stringify(shown(request), null, 2) : `there is no ${number}`;
    });
  });

export const supportAnswerCommand = (environment: Environment, args: string[]) =>
  reporting("Cannot answer", () => {
    const [number, ...words] = positionalsIn(args, 2, Infinity);
    const parsed = parseText(words.join(" "));
    if ("error" in parsed) {
      return withArguments(() => {
        throw new TypeError(`the text is ${parsed.error}`);
      });
    }
    return withSupport(environment, async (store) => {
      const audit = createKvAuditLog(store, systemRandom);
      const answer = { number: numberFrom(number), text: parsed.text, by: "support:answer" };
      const outcome = await answerRequest({ store, audit, clock: systemClock }, answer);
      if (outcome === null) return `there is no ${number}`;
      return outcome === "closed" ? `${number} is closed` : `${number} is answered`;
    });
  });

function positionalsIn(args: string[], least: number, most: number): string[] {
  return withArguments(() => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    if (positionals.length < least || positionals.length > most) {
      throw new TypeError("needs a question's number, as support:read prints it, and the answer");
    }
    return positionals;
  });
}

/** As it is written or read out. */
const numberFrom = (text: string): string =>
  withArguments(() => {
    const parsed = parseTrackingNumber(text);
    if ("trackingNumber" in parsed) return parsed.trackingNumber;
    throw new TypeError(`${text} is no question's number`);
  });

const withSupport = (environment: Environment, run: (store: Store) => Promise<string>) =>
  reportOnStore(environment, "questions", ({ store }) => run(store));

const timeOf = (at: number) => new Date(at).toISOString();

function lineOf({ number, topic, messages }: SupportRequest): string {
  const { at, text } = messages.findLast(({ from }) => from === "person")!;
  return JSON.stringify({ number, topic, at: timeOf(at), text: text.slice(0, 200) });
}

/** Nobody needs to know whose it is in order to answer. */
const shown = ({ accountId: _, messages, ...request }: SupportRequest) => ({
  ...request,
  messages: messages.map(({ at, ...message }) => ({ at: timeOf(at), ...message })),
});
