/** Methods that a service takes besides the usual ones, those of WebDAV for example. */
import { z } from "zod";

/**
 * `CONNECT` opens a tunnel; `TRACE` and `TRACK` send the request back, with what a script must not
 * read of it (RFC 9110 §9.3.8).
 */
const NEVER: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

export const methodsSchema = z.array(
  z.string()
    .regex(/^[A-Z][A-Z-]{0,31}$/, "must be a method in capitals, like PROPFIND")
    .refine((method) => !NEVER.has(method), "is never passed on"),
).max(64).default([]);
