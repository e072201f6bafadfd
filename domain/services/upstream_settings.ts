/** How an agency's server is reached and how much of it one service may take, as `services.json` states it. */
import { z } from "zod";

/** An origin: the target of a request is the client's. */
const origin = z.url({ protocol: /^https?$/ }).refine((text) => {
  const url = URL.parse(text);
  return url?.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
}, "must be an origin: scheme, host and port only").transform((text) => new URL(text).origin);

/** One address, or several between which requests are shared out. */
export const upstreamUrls = z.union([z.string(), z.array(z.string())])
  .transform((addresses) => [addresses].flat())
  .pipe(
    z.array(origin).min(1).max(16).refine(
      (origins) => new Set(origins).size === origins.length,
      "names an address twice",
    ),
  );

const seconds = z.number().min(0.1).max(3600);
const count = z.number().int().min(1).max(100_000);

/** Long enough for a slow agency, short enough that its visitors are told. */
export const limitsSchema = z.strictObject({
  /** Seconds to connect, TLS included. */
  connect: seconds.default(3),
  /** Seconds from the request sent to the head of the answer. */
  answer: seconds.default(60),
  /** Seconds of silence within an answer, or a request's body. */
  idle: seconds.default(300),
  /** Bytes of a request's body. */
  body: z.number().int().min(0).default(100 * 1024 ** 2),
  /** Requests under way at once, to the last byte of their answers. */
  requests: count.default(512),
  /** Requests that may wait for one of those to end. */
  queue: z.number().int().min(0).max(100_000).default(512),
  /** Seconds that they wait at most. */
  wait: seconds.default(5),
  /** Open event streams and WebSockets. */
  streams: count.default(1000),
  /** Of both together, what one person may hold or wait for. */
  per_person: count.default(32),
  /** Bytes of a message on a WebSocket. */
  message: z.number().int().min(1).max(16 * 1024 ** 2).default(1024 ** 2),
});
export type UpstreamLimits = z.infer<typeof limitsSchema>;

/** PEM files; the paths are the gateway's. */
export const tlsSchema = z.strictObject({
  /** Certificates that sign the upstream's, instead of the public ones. */
  ca: z.string().min(1).optional(),
  /** The gateway's own, with its key, for an upstream that asks for one. */
  certificate: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  /** Name in the upstream's certificate, when it is not that of the address. */
  server_name: z.string().regex(/^[a-z0-9.-]+$/i).optional(),
}).refine(
  ({ certificate, key }) => (certificate === undefined) === (key === undefined),
  "certificate and key come together",
);
export type UpstreamTls = z.infer<typeof tlsSchema>;

/** Asks every address by itself; without it only failing requests tell. */
export const healthSchema = z.strictObject({
  /** Answers 200–399 while the address can serve. */
  path: z.string().regex(/^\/[!-~]*$/),
  /** Seconds between two questions, and that each may take. */
  interval: seconds.default(10),
  /** Wrong answers in a row before no more requests are sent. */
  unhealthy: z.number().int().min(1).max(20).default(3),
  /** Right ones in a row before they are again. */
  healthy: z.number().int().min(1).max(20).default(2),
});

/** Leaves an address alone that cannot be reached or does not answer; what it answers does not count. */
export const breakerSchema = z.strictObject({
  /** Failures in a row. */
  failures: z.number().int().min(1).max(1000).default(5),
  /** Seconds until one request is let through again. */
  pause: seconds.default(10),
});
