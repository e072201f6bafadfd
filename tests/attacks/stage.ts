/** The running program, a signed-in person, and an agency's server that records every byte. */
import { OPENINGS } from "./openings.ts";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { createKeys, type SiteKeys, siteService } from "../http/federation/openid_site.ts";
import { signIn } from "../http/journey.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { type StartedProgram, startTestProgram } from "../support/program.ts";
import { switchedServices } from "./switched_services.ts";
import {
  type Answer,
  exchange,
  type RecordingUpstream,
  startRecordingUpstream,
} from "../routes/gateway/wire.ts";

/**
 * Replaced by the attempt's name, so that a message at the agency can be attributed to an attempt.
 */
export const MARK = "X-Attempt: {attempt}";

/** Milliseconds for which a connection that stays open is read. */
const PATIENCE = 2000;

export interface Exchange extends Answer {
  /** What arrived at the agency's server. */
  arrived: string[];
}

/** A service's host, and the signed-in person's `Cookie` there. */
export interface Place {
  host: string;
  cookie: string;
}

export interface Stage extends AsyncDisposable {
  /** At its front's port, if it has one. */
  program: StartedProgram;
  /** Origin of the window. */
  origin: string;
  /** The agency's host at the gateway, with port. */
  host: string;
  upstream: RecordingUpstream;
  /** The browser of a signed-in person, also at `host`. */
  browser: HttpClient;
  /** That person's `Cookie` header there. */
  cookie: string;
  /** The same at a service that is open to some requests without a session. */
  openCookie: string;
  /** Of the sites «reader» and «museum», which sign people in. */
  siteKeys: SiteKeys;
  /** A request that arrived as it should. */
  ordinary: string;
  /**
   * Sends bytes unchanged, except for the mark; reads until the gateway closes, or only the head.
   */
  send(text: string, options?: { headOnly?: boolean }): Promise<Exchange>;
  /** A request of the signed-in person that closes its connection; at `host` unless said. */
  ask(requestLine: string, headers?: string[], body?: string, place?: Place): Promise<Exchange>;
  /** Enters a further service. */
  enter(id: string): Promise<Place>;
  /** Verifies an assertion like the agency does; rejects an invalid one. */
  verify(assertion: string): Promise<{ sub?: string }>;
  /** Messages at the agency that belong to no attempt, and so were smuggled. */
  unclaimed(): string[];
}

export interface StageOptions {
  /** Settings that all services have in addition. */
  settings?: object;
  /** A proxy whose statements on clients are believed. */
  trusted?: string;
  /** What stands before the program, so that nobody reaches it otherwise. */
  front?: Front;
}

export interface Front {
  port: number;
  start(behind: { program: StartedProgram; services: object[] }): Promise<void>;
}

export async function setStage(
  { settings = {}, trusted = "", front }: StageOptions = {},
): Promise<Stage> {
  const upstream = startRecordingUpstream();
  const siteKeys = await createKeys();
  const service = {
    id: "target",
    title: { fa: "هدف" },
    upstream: upstream.origin,
    attributes: ["given_name"],
  };
  const services = [
    service,
    { ...service, ...OPENINGS, id: "open" },
    { ...service, ...OPENINGS, id: "loose", paths: "exact" },
    ...switchedServices(upstream.origin),
    siteService(siteKeys),
    siteService(siteKeys, { id: "museum" }),
  ].map((each) => ("upstream" in each ? { ...each, ...settings } : each));
  const started = await startTestProgram({
    services: () => services,
    environment: {
      CODES_PER_IP: "1000000",
      CODES_PER_NETWORK: "1000000",
      TRUSTED_PROXIES: trusted,
    },
    ...front && { baseUrl: `http://localhost:${front.port}` },
  });
  await front?.start({ program: started, services });
  const program = { ...started, port: front?.port ?? started.port };
  const { origin, port, sandbox } = program;
  const host = `target.localhost:${port}`;
  const browser = createHttpClient(program);
  const person = sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
  await signIn(program, browser, person, `http://${host}/`);
  const cookie = `panjereh_service=${browser.cookie(`http://${host}`, "panjereh_service")}`;
  const open = `http://open.localhost:${port}`;
  await browser.get(`${open}/`);
  const openCookie = `panjereh_service=${browser.cookie(open, "panjereh_service")}`;
  const keys = await (await fetch(`http://127.0.0.1:${port}/.well-known/jwks.json`, {
    headers: { host: new URL(origin).host },
  })).json() as JSONWebKeySet;
  const keySet = createLocalJWKSet(keys);
  let count = 0;

  /** Indexes of messages that belong to an attempt, and the first index not yet checked. */
  const claimed = new Set<number>();
  let first = 0;

  function take(belongs: (message: string) => boolean): string[] {
    const own: string[] = [];
    for (let place = first; place < upstream.received.length; place++) {
      if (claimed.has(place) || !belongs(upstream.received[place])) continue;
      claimed.add(place);
      own.push(upstream.received[place]);
    }
    while (claimed.has(first)) first++;
    return own;
  }

  const stage: Omit<Stage, "ordinary"> = {
    program,
    origin,
    host,
    upstream,
    browser,
    cookie,
    openCookie,
    siteKeys,
    async send(text, { headOnly = false } = {}) {
      const attempt = `attempt-${String(++count).padStart(5, "0")}.`;
      const answer = await exchange(
        port,
        text.replaceAll("{attempt}", attempt),
        PATIENCE,
        (raw) => headOnly && raw.includes("\r\n\r\n"),
      );
      return { ...answer, arrived: take((message) => message.includes(attempt)) };
    },
    ask: (requestLine, headers = [], body = "", at = { host, cookie }) => {
      const own = [`Host: ${at.host}`, `Cookie: ${at.cookie}`, "Connection: close", MARK];
      return stage.send(`${[requestLine, ...own, ...headers].join("\r\n")}\r\n\r\n${body}`);
    },
    async enter(id) {
      const address = `http://${id}.localhost:${port}`;
      const { host } = new URL(address);
      // The program writes names of headers in lower case, nginx does not.
      const own = (message: string) => headersOf(message).get("host")?.[0] === host;
      await browser.get(`${address}/`, { accept: "text/html" });
      take((message) => own(message) && !message.includes("x-attempt:"));
      const session = browser.cookie(address, "panjereh_service");
      return { host, cookie: `panjereh_service=${session}` };
    },
    verify: async (assertion) =>
      (await jwtVerify(assertion, keySet, {
        issuer: origin,
        audience: service.id,
        typ: "identity-assertion+jwt",
        algorithms: ["ES256", "EdDSA"],
      })).payload,
    unclaimed: () => take(() => true),
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await program.stop();
      await upstream[Symbol.asyncDispose]();
    },
  };
  stage.unclaimed();
  const { arrived: [ordinary] } = await stage.ask("GET / HTTP/1.1");
  return { ...stage, ordinary };
}

/** Header fields by their CGI names, which merge several spellings. */
export function headersOf(message: string): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of message.split("\r\n\r\n", 1)[0].split("\r\n").slice(1)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase().replace(/[^a-z0-9]/g, "-");
    headers.set(name, [...headers.get(name) ?? [], line.slice(colon + 1).trim()]);
  }
  return headers;
}
