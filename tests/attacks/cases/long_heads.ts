/** Case 40: heads of 60 KB whose reading takes long, while everybody else waits. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const LENGTH = 58_000;
/** Milliseconds; what takes the square of the length takes several seconds. */
const LONG = 800;

const UNITS = ["a", "/", ".", "%20.", "%", "%25", "%80a", "%80=&", "%CC%81", "%D8%A7", "%c0%ae"]
  .concat(["%u0301", ";", "=", "&", ",", "a=b;", "text/html;", "a, ", "q=0;", "@", ":", "..;/"]);

/** A request that carries the text in one place, in ASCII; `own` is the service's origin. */
const PLACES: Record<string, (text: string, own: string) => string[]> = {
  "the path": (text) => [`GET /${text}x%C3%A9`],
  "the query": (text) => [`GET /login?${text}`],
  "the form's address": (text) => [`GET /_panjereh/session?code=a&to=/${text}`],
  "return_to": (text, own) => [`GET /login?return_to=${own}/${text}x%C3%A9`],
  "Referer": (text, own) => ["GET /api", "Sec-Fetch-Mode: cors", `Referer: ${own}/${text}x%C3%A9`],
  "HX-Current-URL": (text, own) => [
    "GET /part",
    "HX-Request: true",
    `HX-Current-URL: ${own}/${text}x%C3%A9`,
  ],
  "Accept": (text) => ["GET /", `Accept: text/html;${text}`],
  "Cookie": (text) => ["GET /", `Cookie: ${text}`],
  "Origin": (text, own) => ["GET /", `Origin: ${own}${text}`],
  "X-Forwarded-For": (text) => ["GET /", `X-Forwarded-For: ${text}`],
  "User-Agent": (text) => ["GET /", `User-Agent: ${text}`],
  "Connection": (text) => ["GET /", `Connection: ${text}`],
  "WebSocket protocols": (text) => [
    "GET /",
    "Upgrade: websocket",
    "Connection: upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    `Sec-WebSocket-Protocol: ${text}`,
  ],
};

/** At the window, a service, and one that takes paths as they are. */
const hostsOf = (stage: Stage) => [
  new URL(stage.origin).host,
  stage.host,
  `exact.${new URL(stage.origin).host}`,
];

async function send(stage: Stage, host: string, place: string, unit: string): Promise<Attempt> {
  const text = unit.repeat(LENGTH / unit.length);
  const [line, ...headers] = PLACES[place](text, `http://${host}`);
  const lines = [`${line} HTTP/1.1`, `Host: ${host}`, ...headers, "Connection: close", "", ""];
  const began = performance.now();
  const { status } = await stage.send(lines.join("\r\n"), { headOnly: true });
  const took = Math.round(performance.now() - began);
  const name = `${place} at ${host.split(":")[0]}: ${unit}…`;
  return { name, got: String(status), ...took > LONG && { breach: `after ${took} ms` } };
}

export const LONG_HEAD_ATTACKS: Attack[] = [{
  number: 40,
  title: "strangers' heads of 58 KB in the window's and the services' readers",
  expected: `answered or refused within ${LONG} ms`,
  inTurn: true,
  attempts: (stage) =>
    pairs(hostsOf(stage), pairs(Object.keys(PLACES), UNITS))
      .map(([host, [place, unit]]) => () => send(stage, host, place, unit)),
}];
