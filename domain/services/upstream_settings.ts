/**
 * How to reach an agency's server, and how much load one service may have, as specified in
 * `services.json`.
 */
import { z } from "zod";
import { differBy, unlessWrong } from "./rules.ts";

const ORIGIN_FORM = "must be an origin: scheme, host and port only";

/** Only an origin: the target of a request is the client's. */
const origin = z.url({ protocol: /^https?$/, error: ORIGIN_FORM, abort: true }).refine((text) => {
  const url = URL.parse(text);
  return url?.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
}, ORIGIN_FORM).transform((text) => new URL(text).origin);

/** One endpoint, or several among which requests are balanced. */
export const upstreamUrls = z.union([z.string(), z.array(z.string())], {
  error: "must be an origin, or a list of origins",
})
  .transform((addresses) => [addresses].flat())
  .pipe(
    z.array(origin).min(1).max(16)
      .refine(...differBy((origin: string) => origin, "names an address twice")),
  );

const seconds = z.number().min(0.1).max(3600);
const count = z.number().int().min(1).max(100_000);
const queued = z.number().int().min(0).max(100_000);

/** Long enough for a slow agency, short enough that its visitors get an answer. */
export const limitsSchema = z.strictObject({
  /** Seconds to connect, TLS included. */
  connect: seconds.default(3),
  /** Seconds from the end of the request to the head of the response. */
  answer: seconds.default(60),
  /** Seconds of silence within a body, in either direction. */
  idle: seconds.default(300),
  /** Bytes of a request's body. */
  body: z.number().int().min(0).default(100 * 1024 ** 2),
  /** Concurrent requests, counted until the last byte of their responses. */
  requests: count.default(512),
  /** People who may wait for one of those to end, each with any number of requests. */
  queue: queued.default(512),
  /** Seconds that a person waits for their turn. */
  wait: seconds.default(5),
  /** Open event streams and WebSockets. */
  streams: count.default(1000),
  /** One person's concurrent requests, and likewise their open streams. */
  per_person: count.default(32),
  /** One person's requests that may wait: browsers ask for all parts of a page at once. */
  per_person_queue: queued.default(512),
  /** Maximum seconds of such a wait: a slow line keeps large files under way for long. */
  per_person_wait: seconds.default(60),
  /** Bytes of a message on a WebSocket. */
  message: z.number().int().min(1).max(16 * 1024 ** 2).default(1024 ** 2),
});
export type UpstreamLimits = z.infer<typeof limitsSchema>;

/** PEM files; paths on the gateway's machine. */
export const tlsSchema = z.strictObject({
  /** Certificates of authorities to trust instead of the public ones. */
  ca: z.string().min(1).optional(),
  /** The gateway's own certificate and key, for an upstream that requires one. */
  certificate: z.string().min(1).optional(),
  key: z.string().min(1).optional(),
  /** Name in the upstream's certificate, if it differs from the URL's. */
  server_name: z.string().regex(/^[a-z0-9.-]+$/i, "must be a host name, such as library.example.ir")
    .optional(),
}).refine(
  ({ certificate, key }) => (certificate === undefined) === (key === undefined),
  { error: "certificate and key come together", when: unlessWrong("certificate", "key") },
);
export type UpstreamTls = z.infer<typeof tlsSchema>;

/** Actively checks every endpoint; without it only failing requests count. */
export const healthSchema = z.strictObject({
  /** Answers 200–399 while the endpoint can serve. */
  path: z.string().regex(/^\/[!-~]*$/, "must be a path, such as /health"),
  /** Seconds between two checks, also the time limit of each. */
  interval: seconds.default(10),
  /** Consecutive failures after which no more requests are sent. */
  unhealthy: z.number().int().min(1).max(20).default(3),
  /** Consecutive successes after which they are sent again. */
  healthy: z.number().int().min(1).max(20).default(2),
});

/**
 * Skips an endpoint that cannot be reached or does not answer; the status of its answers does not
 * count.
 */
export const breakerSchema = z.strictObject({
  /** Consecutive failures. */
  failures: z.number().int().min(1).max(1000).default(5),
  /** Seconds until one request is let through as a probe. */
  pause: seconds.default(10),
});
