/** Case 40: one person's many requests, meant to keep others from a service. */
import { until } from "../../support/waiting.ts";
import { signedIn, startGateway } from "../../routes/gateway/harness.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { visitor } from "../../routes/gateway/samples.ts";
import { exchange } from "../../routes/gateway/wire.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";

/** Milliseconds: long enough that the others' requests come in between. */
const SLOW = 20;
const OTHERS = 5;

/** People are told apart by their path. */
const ask = (port: number, person: string) =>
  exchange(port, signedIn(`GET /${person} HTTP/1.1`), 30_000);

async function flood(slots: number, requests: number): Promise<Attempt> {
  /** How many requests the service had when the gateway met a person first. */
  const arrived = new Map<string, number>();
  await using upstream = await startHttpUpstream((_, response) => {
    setTimeout(() => response.end("ok"), SLOW);
  });
  await using gateway = await startGateway({
    upstream: upstream.origin,
    limits: { requests: slots, queue: OTHERS, answer: 30, wait: 5 },
    who({ url }) {
      const { pathname: subject } = new URL(url);
      if (!arrived.has(subject)) arrived.set(subject, upstream.targets.length);
      return visitor({ subject });
    },
  });
  const greedy = Array.from({ length: requests }, () => ask(gateway.port, "greedy"));
  await until(() => upstream.targets.length >= Math.min(slots, 32));
  const names = Array.from({ length: OTHERS }, (_, index) => `other-${index}`);
  const others = await Promise.all(names.map((name) => ask(gateway.port, name)));
  const overtaking = Math.max(...names.map((name) => {
    const path = `/${name}`;
    const meanwhile = upstream.targets.slice(arrived.get(path), upstream.targets.indexOf(path));
    return meanwhile.filter((target) => target === "/greedy").length;
  }));
  await Promise.all(greedy);
  const refused = others.filter(({ status }) => status !== 200).length;
  // The last of five may find the slots taken again in each of five turns, and those just freed.
  const held = refused === 0 && overtaking <= OTHERS + 2 * slots;
  return {
    name: `${requests} requests at ${slots} slots`,
    got: held ? "others are next" : `${refused} refused, after ${overtaking}`,
    ...!held && { breach: "kept others waiting" },
  };
}

export const SHARE_ATTACKS: Attack[] = [
  {
    number: 40,
    title: "one person's hundreds of requests at a small service, while five others come",
    expected: "the others are served in the next turns, none is refused",
    inTurn: true,
    attempts: () =>
      pairs([1, 4, 16], [33, 100, 300]).map(([slots, requests]) => () => flood(slots, requests)),
  },
];
