/** What every worker of every process answers, each asked by connections of its own. */
import { request } from "undici";
import type { HttpClient } from "../../support/http_client.ts";
import { until } from "../../support/waiting.ts";
import type { Place } from "./place.ts";

/** New connections a look; the kernel distributes them, so that no worker is missed. */
const ASKED = 20;
const HTML = { accept: "text/html" };
/** Milliseconds. */
const PATIENCE = 30_000;

export interface Answered {
  status: number;
  text: string;
}

/** A person's browser at the process that listens on the port. */
export interface Visitor {
  port: number;
  browser: HttpClient;
}

const cookiesAt = ({ browser }: Visitor, { host }: URL): string =>
  [...browser.cookies.get(host) ?? []].map((pair) => pair.join("=")).join("; ");

async function askAll(visitor: Visitor, address: URL): Promise<Answered[]> {
  const headers = { ...HTML, host: address.host, cookie: cookiesAt(visitor, address) };
  return await Promise.all(Array.from({ length: ASKED }, async () => {
    const target = `http://127.0.0.1:${visitor.port}${address.pathname}`;
    const { statusCode, body } = await request(target, { headers, reset: true });
    return { status: statusCode, text: await body.text() };
  }));
}

/**
 * Milliseconds since `since`, for each visitor in turn, until all connections get what is wanted.
 * Visitors enter a service as people do.
 */
export async function untilEverywhere(
  visitors: readonly Visitor[],
  { address, since, isWanted }: {
    address: URL;
    since: number;
    isWanted: (answered: Answered) => boolean;
  },
): Promise<number[]> {
  return await Promise.all(visitors.map(async (visitor) => {
    let last: Answered[] = [];
    await until(
      async () => {
        const { status, text } = await visitor.browser.get(address, HTML);
        last = [{ status, text }];
        if (!isWanted(last[0])) return false;
        last = await askAll(visitor, address);
        return last.every(isWanted);
      },
      () => `all of port ${visitor.port}, which said ${JSON.stringify(last).slice(0, 300)}`,
      PATIENCE,
    );
    return performance.now() - since;
  }));
}

const PERSONAS = ["verified-citizen", "chief-executive", "two-sims", "long-name"];

/** One at each process. */
export async function visitorsAt(place: Place): Promise<Visitor[]> {
  const { ports, program: { sandbox } } = place;
  const visitors: Visitor[] = [];
  for (const [index, port] of ports.entries()) {
    const person = sandbox.people.find(({ persona }) => persona === PERSONAS[index])!;
    visitors.push({ port, browser: await place.citizen(person, port) });
  }
  return visitors;
}

export interface Click extends Answered {
  /** Of the process. */
  port: number;
  /** Of `performance.now()`. */
  at: number;
}

/** Clicks of everybody, one after the other each, until they are stopped. */
export function startClicking(
  visitors: readonly Visitor[],
  address: URL,
): { clicks: Click[]; stop(): Promise<void> } {
  const clicks: Click[] = [];
  let isOver = false;
  const clicking = visitors.map(async ({ browser, port }) => {
    while (!isOver) {
      const at = performance.now();
      const { status, text } = await browser.get(address, HTML)
        .catch((error) => ({ status: 0, text: String(error) }));
      clicks.push({ port, at, status, text });
      await new Promise((go) => setTimeout(go, 20));
    }
  });
  return {
    clicks,
    async stop() {
      isOver = true;
      await Promise.all(clicking);
    },
  };
}
