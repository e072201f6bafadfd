/**
 * Connections to one endpoint, kept alive between exchanges. No pipelining: an exchange has its
 * connection to itself.
 */
import { connect as connectTcp, type LookupFunction } from "node:net";
import { connect as connectTls } from "node:tls";
import type { TlsOptions } from "./tls.ts";
import { Http1Error } from "./errors.ts";
import type { ExchangeControl, ExchangeHandler } from "./exchange_handler.ts";
import { createLink, type Link } from "./link.ts";
import { type Http1Request, requestMessage } from "./request_message.ts";

export interface Http1PoolOptions {
  /** `http(s)://host[:port]`. */
  origin: string;
  tls: TlsOptions;
  lookup: LookupFunction;
  /** Milliseconds, at the resolution of a tick. */
  limits: { connect: number; answer: number; idle: number };
  /** Milliseconds; 100 by default. */
  tick?: number;
}

export interface Http1Pool {
  /** Throws `Http1Error` for a request that cannot be serialised. */
  exchange(request: Http1Request, handler: ExchangeHandler): ExchangeControl;
  /** Accepts no further exchange; resolves when those under way have ended. */
  close(): Promise<void>;
  /** Also aborts the exchanges under way. */
  destroy(): void;
}

/** One timer for all: a timer per exchange would show in the profile (docs/performance.md). */
const TICK = 100;

/** Ticks that an idle connection is kept; most servers close it after 5 s or more. */
const KEPT = 40;

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
  { origin, tls, lookup, limits, tick = TICK }: Http1PoolOptions,
): Http1Pool {
  const { isSecure, ...endpoint } = endpointOf(origin);
  const address = { ...endpoint, lookup };
  const ticks = {
    connect: Math.ceil(limits.connect / tick),
    answer: Math.ceil(limits.answer / tick),
    idle: Math.ceil(limits.idle / tick),
  };
  const all = new Set<Link>();
  /** Most recently used last. */
  const free: { link: Link; until: number }[] = [];
  let now = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isClosed = false;
  const emptied: (() => void)[] = [];

  function passTime() {
    now++;
    while (free.length && free[0].until <= now) free.shift()!.link.destroy();
    for (const link of all) link.tick();
  }

  function onFree(link: Link) {
    if (isClosed) return link.destroy();
    free.push({ link, until: now + KEPT });
  }

  function onGone(link: Link) {
    all.delete(link);
    const index = free.findIndex((kept) => kept.link === link);
    if (index >= 0) free.splice(index, 1);
    if (all.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    for (const tell of emptied.splice(0)) tell();
  }

  function connect(): Link {
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
    exchange(request, handler) {
      if (isClosed) throw new Http1Error("DESTROYED", "Cannot exchange messages: closed");
      const message = requestMessage(request);
      const link = free.pop()?.link ?? connect();
      return link.start(message, handler);
    },

    async close() {
      isClosed = true;
      for (const { link } of [...free]) link.destroy();
      if (all.size > 0) await new Promise<void>((go) => emptied.push(go));
    },

    destroy() {
      isClosed = true;
      for (const link of [...all]) link.destroy();
    },
  };
}
