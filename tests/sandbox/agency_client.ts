/**
 * Talks to an agency like the gateway does: with the agency's name, at the agencies' single
 * address.
 */
import { request } from "node:http";
import type { Sandbox } from "../../adapters/sandbox/mod.ts";
import { within } from "../support/waiting.ts";

export interface AgencyAnswer {
  status: number;
  /** Lower-case name and value of each line. */
  headers: [string, string][];
  text: string;
}

export interface AgencyQuestion {
  path?: string;
  method?: string;
  /** Name, value, name, value …, so that a name may be repeated. */
  headers?: string[];
  body?: string;
}

/** Uses node:http, since fetch sets `Host` itself. */
export function askAgency(
  { agencyOrigin }: Sandbox,
  agency: string,
  { path = "/", method = "GET", headers = [], body }: AgencyQuestion = {},
): Promise<AgencyAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<AgencyAnswer>();
  const { hostname, port } = new URL(agencyOrigin);
  const lines = ["Host", `${agency}.agency.localhost`, "Connection", "close", ...headers];
  if (body !== undefined) {
    lines.push("Content-Length", String(new TextEncoder().encode(body).length));
  }
  const outgoing = request({ hostname, port, path, method, headers: lines }, async (incoming) => {
    const chunks = await Array.fromAsync(incoming as AsyncIterable<Uint8Array>);
    const raw = incoming.rawHeaders;
    resolve({
      status: incoming.statusCode ?? 0,
      headers: raw.flatMap((name, i): [string, string][] =>
        i % 2 ? [] : [[name.toLowerCase(), raw[i + 1]]]
      ),
      text: await new Blob(chunks as BlobPart[]).text(),
    });
  });
  outgoing.on("error", reject).end(body);
  return within(promise, `${agency}: ${method} ${path}`);
}
