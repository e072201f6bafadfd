/**
 * Requests that by nature carry no session cookie, and that a service may let in, as specified in
 * `services.json`. None by default.
 */
import { z } from "zod";
import { isOpeningPath } from "./opening_path.ts";
import { differBy } from "./rules.ts";

/** RFC 9110 §5.6.2, without lower case: methods are case-sensitive, and none of ours has any. */
const method = z.string().regex(/^[A-Z][A-Z-]*$/, "must be a method in capitals");
const methods = z.array(method).min(1);

const path = z.string().refine(
  isOpeningPath,
  "must be a path as browsers send it: from «/», without «//», dot segments, «;», «?» or «#», " +
    "nothing percent-encoded but blanks and letters beyond ASCII (in capitals: %D9%85)",
).refine(
  (path) => !/^\/_panjereh(?:\/|$)/i.test(path),
  "«/_panjereh» is the gateway's own",
).refine(
  (path) => !path.endsWith("*"),
  "«*» stands for itself: a path that ends in «/» covers everything below it",
);

const publicPath = z.preprocess(
  (given) => typeof given === "string" ? { path: given } : given,
  z.strictObject({
    path,
    methods: methods.default(["GET", "HEAD"]),
    /** Only the path itself, although it ends in `/`. */
    exact: z.boolean().default(false),
  }),
).refine(
  ({ path, exact }) => path !== "/" || exact,
  '"/" would open the whole site: name the paths, or the home page alone as { "path": "/", "exact": true }',
);

/** What is wrong may be no object. */
const ONCE = differBy((entry: { path?: string } | null) => entry?.path, "names a path twice");

/** Served without identity, to strangers and signed-in people alike. */
export const publicPathsSchema = z.array(publicPath).max(100).refine(...ONCE);

/** A serialised origin (RFC 6454 §6.2), compared byte for byte. */
const origin = z.string().refine(
  (text) => /^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) && URL.parse(text)?.origin === text,
  "must be an origin as browsers send it: scheme and host in lower case, port unless default, no «/» at the end",
).refine(
  (text) => text.startsWith("https:") || isLocal(text),
  "must be https: anybody on the network can pose as an http page",
);

/** A page of this machine. */
const isLocal = (origin: string) =>
  /^http:\/\/(?:[a-z0-9.-]+\.)?(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(origin);

const headerName = z.string().regex(/^[a-z0-9-]+$/i, "must be the name of a header");

/** Pages of these origins may use the service in the person's name. */
const corsOrigins = z.strictObject({
  origins: z.array(origin).min(1).max(100),
  methods: methods.default(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]),
  /** Request headers; by default those that the page asks for. */
  headers: z.array(headerName).max(100).optional(),
  /** Seconds for which browsers keep the answer to a preflight. */
  max_age: z.number().int().min(0).max(86_400).default(600),
});
export type CorsOrigins = z.infer<typeof corsOrigins>;

/** `upstream`: the agency's server answers preflights and sets the headers itself. */
export const corsSchema = z.union([z.literal("upstream"), corsOrigins], {
  error: 'must be "upstream" or { "origins": [ … ] }',
});

/** Forms that another site's page sends back: a bank's, after a payment. */
export const formReturnsSchema = z.array(z.strictObject({
  path,
  mode: z.enum(["resubmit", "pass"]).default("resubmit"),
})).max(100).refine(...ONCE);

/** For the service's own schema. */
export const openingsSchema = {
  public: publicPathsSchema.default([]),
  cors: corsSchema.optional(),
  form_returns: formReturnsSchema.default([]),
};

type Openings = z.infer<z.ZodObject<typeof openingsSchema>>;

/** A form that passes as a public request never gets its sender. */
export function areFormsNotPublic({ public: paths, form_returns }: Openings): boolean {
  return !form_returns.some((form) =>
    paths.some(({ path, methods, exact }) =>
      methods.includes("POST") &&
      (form.path === path || !exact && path.endsWith("/") && form.path.startsWith(path))
    )
  );
}
