/** Schemas for the values of environment variables. */
import { isIP } from "node:net";
import { z } from "zod";
import { isPushHostRule, PUSH_HOSTS } from "../../domain/push/hosts.ts";
import { isPostgres, parsePostgresAddress } from "./postgres_address.ts";

export const text = z.string().min(1);

export function count(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  const isOne = (value: number) => Number.isInteger(value) && value >= least && value <= most;
  return z.coerce.number({ error }).refine(isOne, { error });
}

export const port = count(0, 65535);

/** The tasks in deno.json can permit no other (adapters/configuration/permitted_paths.ts). */
export const path = text.refine((path) => !path.includes(","), "must not have a comma");

export const ip = text.refine((address) => isIP(address) !== 0, "must be an IP of this machine");

export const flag = z.enum(["true", "false"]).default("false").transform((text) => text === "true");

const SHARE_ERROR = "must be a number from 0 to 1";
export const share = z.coerce.number({ error: SHARE_ERROR })
  .refine((value) => value >= 0 && value <= 1, SHARE_ERROR);

/** This machine's names, as `URL` writes them. */
const LOCAL = ["localhost", "127.0.0.1", "[::1]"];

/** `https:` anywhere; `http:` only on this machine, where no network can be tapped. */
export const safeUrl = text.refine(isSafe, "must be https (http is for localhost only)");

function isSafe(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === "https:") return true;
  return url?.protocol === "http:" && LOCAL.includes(url.hostname);
}

function isOrigin(text: string): boolean {
  const { origin, href } = URL.parse(text) ?? {};
  return href === `${origin}/`;
}

/**
 * The window is `sso.<base>` and a service `<id>.<base>`, so neither an IP nor a top-level domain
 * can be one; a port can.
 */
export const baseUrl = safeUrl.refine(isOrigin, "must be scheme and domain only")
  .refine(
    isBaseDomain,
    "must be the domain above the window and the services, as https://example.ir",
  );

function isBaseDomain(text: string): boolean {
  const hostname = URL.parse(text)?.hostname ?? "";
  if (/(?:^|\.)localhost$/.test(hostname)) return true;
  const labels = hostname.split(".");
  return labels.length > 1 && !labels.includes("") && !/^(?:sso$|\[|\d+$)/.test(labels[0]) &&
    !/^\d+$/.test(labels.at(-1)!);
}

/** The sandbox's own domain: names of this machine, which no network can be asked for. */
export const localBaseUrl = text.refine((text) => {
  const { protocol = "", hostname = "" } = URL.parse(text) ?? {};
  return isOrigin(text) && /^https?:$/.test(protocol) &&
    /^(?:[a-z0-9-]+\.)*localhost$/.test(hostname);
}, "must be scheme and domain only, localhost or below it");

/** A file of one machine, or a database for several. */
export const store = text.superRefine((address, context) => {
  const problem = storeProblem(address);
  if (problem) context.addIssue({ code: "custom", message: problem });
});

function storeProblem(address: string): string | undefined {
  if (/^kv:./.test(address)) return undefined;
  if (!isPostgres(address)) return 'must be "kv:<file>" or postgres://user@host/database';
  try {
    parsePostgresAddress(address);
    return undefined;
  } catch (error) {
    return (error as TypeError).message;
  }
}

/** At least 32 bytes, in base64. */
export const key = text
  .refine(isBase64, {
    error: "must be base64: openssl rand -base64 32 makes one",
    abort: true,
  })
  .refine(
    (value) => bytesOf(value).length >= 32,
    "needs 32 bytes or more: openssl rand -base64 32 makes one",
  );

function isBase64(value: string): boolean {
  try {
    return bytesOf(value).length > 0;
  } catch {
    return false;
  }
}

/** Throws `SyntaxError` if the text is not base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromBase64(base64);
}

const SANDBOX_SECRET = /^sandbox/i;
export const secret = text.refine(
  (value) => !SANDBOX_SECRET.test(value),
  "is the sandbox's own secret",
);

/** Long, because it authenticates an operator. */
export const longSecret = secret.min(32, "must be 32 characters or more");

export const mailServer = text.refine(
  isSafeMail,
  "must be an smtps address, or smtp with ?tls=required (without it for localhost only)",
);

function isSafeMail(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === "smtps:") return url.hostname !== "";
  if (url?.protocol !== "smtp:" || url.hostname === "") return false;
  return url.searchParams.get("tls") === "required" || LOCAL.includes(url.hostname);
}

/**
 * ClamAV's daemon. Its protocol has neither encryption nor a password, so it is on this machine, or
 * a tunnel to it is.
 */
export const scanner = path.refine(
  isLocalSocket,
  "must be unix:/<path>, or tcp://<host>:<port> on this machine",
);

function isLocalSocket(text: string): boolean {
  if (/^unix:\/./.test(text)) return true;
  const { protocol, hostname = "", port, href } = URL.parse(text) ?? {};
  return protocol === "tcp:" && LOCAL.includes(hostname) && port !== "" &&
    href === `tcp://${hostname}:${port}`;
}

export const itemsOf = (list: string) => list.split(",").map((item) => item.trim()).filter(Boolean);

export const ranges = z.string().default("").transform(itemsOf)
  .refine((list) => list.every(isRange), "must be addresses or CIDR ranges, with commas");

function isRange(range: string): boolean {
  const [address, prefix = "0", ...rest] = range.split("/");
  const bits = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && !rest.length && /^\d+$/.test(prefix) && Number(prefix) <= bits;
}

/** Stays text, as the sandbox gives it. */
export const pushHosts = text.default(PUSH_HOSTS.join(","))
  .refine(
    (list) => itemsOf(list).every(isPushHostRule),
    "must be host names, perhaps with *. before them, with commas",
  );

export const allowedNetworks = z.string().default("")
  .transform((list) => itemsOf(list.toUpperCase()))
  .refine(
    (list) => list.every((item) => COUNTRY.test(item) || isRange(item)),
    "must be addresses, CIDR ranges or country codes, with commas",
  );

/** ISO 3166-1 alpha-2. */
const COUNTRY = /^[A-Z]{2}$/;

export const email = z.email("must be an e-mail address");

/** Digits, optionally grouped: it becomes a `tel:` link. */
export const phone = text.regex(/^\+?\d[\d -]{2,}$/, "must be digits, perhaps with + - and spaces");

/** One line, short enough for a header, a message and a title; nothing that turns what follows. */
export const name = text.max(80).regex(
  /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u,
  "must be one line",
);

/** A USSD request as phones recognise it (3GPP TS 22.030 §6.5.3.2), so that a link can dial it. */
export const dialCode = text.max(20).regex(
  /^[*#][*#]*\d[\d*#]*#$/,
  "must be * or #, then digits, * and #, and # at the end, as *4*40#",
);

/** Languages of an operator's templates, beside Persian. */
export const languageTags = z.string().transform(itemsOf)
  .refine((list) => list.every((tag) => ["ar", "en"].includes(tag)), "must be ar, en or ar,en");
