/**
 * Connections to one endpoint, kept alive between exchanges. No pipelining: an exchange has its
 * connection to itself.
 */
import { connect as connectTcp, type LookupFunction } from "node:net";
import { connect as connectTls } from "node:tls";
import type { TlsOptions } from "./tls.ts";
import { Http1Error } from "./errors.ts";
import type { ExchangeControl, ExchangeHandler } from "./exchange_handler.ts";
import { createFreeLinks } from "./free_links.ts";
import { createLink, type Link } from "./link.ts";
import { type Http1Request, requestMessage } from "./request_message.ts";

export interface Http1PoolOptions {
  /** `http(s)://host[:port]`. */
  origin: string;
  tls: TlsOptions;
  lookup: LookupFunction;
  /** Milliseconds, at the resolution of a tick. */
  limits: { connect: number; answer: number; idle: number };
  /**
   * Connections above which a free one that is not quiet yet makes room for a new one, so that small
   * servers can serve it; unlimited by default.
   */
  most?: number;
  /** Milliseconds; 100 by default. */
  tick?: number;
  /** Milliseconds until another person may get a connection. */
  quiet?: number;
  now?(): number;
}

export interface Http1Pool {
  /**
   * Throws `Http1Error` for a request that cannot be serialised.
   *
   * @param person whom the answer is for
   */
  exchange(request: Http1Request, handler: ExchangeHandler, person: string): ExchangeControl;
  /** Accepts no further exchange; resolves when those under way have ended. */
  close(): Promise<void>;
  /** Also aborts the exchanges under way. */
  destroy(): void;
}

/** One timer for all: a timer per exchange would show in the profile (docs/performance.md). */
const TICK = 100;

/** Ticks that an idle connection is kept; most servers close it after 5 s or more. */
const KEPT = 40;

/** Milliseconds: longer than a server and its network take between two writes. */
const QUIET = 30;

/** Host and port of an origin. */
export function endpointOf(origin: string): { host: string; port: number; isSecure: boolean } {
  const { protocol, hostname, port } = new URL(origin);
  const isSecure = protocol === "https:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (isSecure ? 443 : 80)),
    isSecure,
  };
}

export function createHttp1Pool(
  {
    origin,
    tls,
    lookup,
    limits,
    most = Infinity,
    tick = TICK,
    quiet = QUIET,
    now = () => performance.now(),
  }: Http1PoolOptions,
): Http1Pool {
  const { isSecure, ...endpoint } = endpointOf(origin);
  const address = { ...endpoint, lookup };
  const ticks = {
    connect: Math.ceil(limits.connect / tick),
    answer: Math.ceil(limits.answer / tick),
    idle: Math.ceil(limits.idle / tick),
  };
  const all = new Set<Link>();
  const free = createFreeLinks({ quiet, kept: KEPT * tick, now });
  let timer: ReturnType<typeof setInterval> | undefined;
  let isClosed = false;
  const emptied: (() => void)[] = [];

  function passTime() {
    for (const link of free.takeExpired()) link.destroy();
    for (const link of all) link.tick();
  }

  function onFree(link: Link, person: string) {
    if (isClosed) return link.destroy();
    free.add(link, person);
  }

  function onGone(link: Link) {
    all.delete(link);
    free.remove(link);
    if (all.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    for (const tell of emptied.splice(0)) tell();
  }

  function connect(): Link {
    if (all.size >= most) free.takeOldest()?.destroy();
    const socket = isSecure
      ? connectTls({ ...tls, ...address, ALPNProtocols: ["http/1.1"] })
      : connectTcp(address);
    const readyEvent = isSecure ? "secureConnect" : "connect";
    const link = createLink({ socket, readyEvent, limits: ticks, onFree, onGone });
    all.add(link);
    timer ??= setInterval(passTime, tick);
    return link;
  }

  return {
    exchange(request, handler, person) {
      if (isClosed) throw new Http1Error("DESTROYED", "Cannot exchange messages: closed");
      const message = requestMessage(request);
      const link = free.takeFor(person) ?? connect();
      return link.start(message, handler, person);
    },

    async close() {
      isClosed = true;
      for (const link of free.all()) link.destroy();
      if (all.size > 0) await new Promise<void>((go) => emptied.push(go));
    },

    destroy() {
      isClosed = true;
      for (const link of [...all]) link.destroy();
    },
  };
}
