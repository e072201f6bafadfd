/**
 * `deno task outbox:read`, `outbox:resume` and `outbox:replay`: what waits for others, and the two
 * things that an operator can do about it.
 */
import { parseArgs } from "node:util";
import { serviceOfStream } from "../../domain/events/event.ts";
import { resumeStream } from "../../domain/events/manage.ts";
import {
  lastMessages,
  receiversBehind,
  type ReceiverView,
  replay,
  resume,
} from "../../domain/outbox/control.ts";
import type { Logged } from "../../domain/outbox/log.ts";
import type { KeyedHash } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import { systemClock } from "../runtime/system.ts";
import { maskDetail, timeOf } from "./audit_read.ts";
import { reportOnStore } from "./own_store.ts";
import { type Report, reporting, withArguments } from "./report.ts";

type Print = (line: string) => void;
type Environment = Record<string, string>;

/** One JSON object a line: the receivers that are behind, or the last messages of one of them. */
export const outboxCommand = (environment: Environment, args: string[], print: Print) =>
  reporting("Cannot read", () => {
    const [receiver] = receiversIn(args, { most: 1 });
    return withOutbox(environment, async (store) => {
      if (receiver === undefined) {
        for await (const view of receiversBehind(store)) print(receiverLine(view));
      } else {
        for (const logged of await lastMessages(store, receiver)) print(messageLine(logged));
      }
      return "";
    });
  });

export const resumeCommand = (environment: Environment, args: string[]) =>
  reporting("Cannot resume", () => {
    const [receiver] = receiversIn(args, { least: 1, most: 1 });
    return withOutbox(environment, async (store, hash) => {
      const deps = { store, hash, clock: systemClock };
      const service = serviceOfStream(receiver);
      const isBehind =
        await (service === undefined ? resume(deps, receiver) : resumeStream(deps, service));
      return isBehind ? `${receiver} is resumed` : `nothing waits for ${receiver}`;
    });
  });

export const replayCommand = (environment: Environment, args: string[]) =>
  reporting("Cannot replay", () => {
    const wanted = withArguments(() => {
      const options = { since: { type: "string" }, until: { type: "string" } } as const;
      const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
      const since = timeOf("since", values.since);
      if (positionals.length !== 1 || since === undefined) {
        throw new TypeError("outbox:replay needs <receiver> and --since <time>");
      }
      const until = timeOf("until", values.until) ?? systemClock.now();
      return { receiver: positionals[0], since, until };
    });
    return withOutbox(environment, async (store) => `${await replay(store, wanted)} sent again`);
  });

function receiversIn(args: string[], { least = 0, most }: { least?: number; most: number }) {
  return withArguments(() => {
    const { positionals } = parseArgs({ args, allowPositionals: true });
    if (positionals.length < least || positionals.length > most) {
      throw new TypeError("needs the name of a receiver, as outbox:read prints it");
    }
    return positionals;
  });
}

const withOutbox = (
  environment: Environment,
  run: (store: Store, hash: KeyedHash) => Promise<string>,
): Promise<Report> => reportOnStore(environment, "outbox", ({ store, hash }) => run(store, hash));

const isoOf = (time?: number) => time === undefined ? undefined : new Date(time).toISOString();

function receiverLine({ receiver, state, since, ...view }: ReceiverView): string {
  const { failures, nextAt, reason, waiting, oldestAt } = view;
  const next = state === "behind" ? isoOf(nextAt) : undefined;
  return JSON.stringify({
    // As audit:read names accounts.
    receiver: receiver.replace(/^(person|account):(.{16}).*/, "$1:$2"),
    state,
    since: isoOf(since),
    failures,
    next,
    reason,
    waiting,
    oldest: isoOf(oldestAt),
  });
}

function messageLine({ id, kind, at, fate, endedAt, attempts, reason, content }: Logged): string {
  return JSON.stringify({
    id,
    kind,
    at: isoOf(at),
    fate,
    ended: isoOf(endedAt),
    attempts,
    reason,
    content: typeof content === "object" && content !== null ? maskDetail({ ...content }) : content,
  });
}
