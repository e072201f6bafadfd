/**
 * What a server says at `/.well-known/panjereh` of the request that reached it (docs/desk.md): the
 * headers as its application reads them, and the audience of the assertion that it has verified.
 */
import { z } from "zod";
import type { Probed } from "./ports.ts";

export const ECHO_PATH = "/.well-known/panjereh";

const pair = z.tuple([z.string(), z.string()]);
const schema = z.object({
  headers: z.union([
    z.array(pair).max(1000),
    z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  ]),
  audience: z.string().nullish(),
});

export interface Echo {
  /** Name as the application reads it, and value. */
  headers: [string, string][];
  /** `null`: it was not verified; absent: the server does not say. */
  audience?: string | null;
}

/** `null` if the server has no such page. */
export function readEcho({ status, body }: Probed): Echo | null {
  if (status !== 200) return null;
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    return null;
  }
  const judged = schema.safeParse(data);
  if (!judged.success) return null;
  const { headers, audience } = judged.data;
  return { headers: Array.isArray(headers) ? headers : pairsOf(headers), audience };
}

const pairsOf = (headers: Record<string, string | string[]>): [string, string][] =>
  Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value])
  );

/** All values under a name, whichever of its spellings the application has. */
export const valuesUnder = ({ headers }: Echo, name: string): string[] =>
  headers.filter(([other]) => plain(other) === plain(name)).map(([, value]) => value);

/** As CGI and its descendants read a name: `HTTP_X_IDENTITY_LEVEL` is `X-Identity-Level`. */
export const plain = (name: string): string =>
  name.toLowerCase().replace(/[^a-z0-9]/g, "-").replace(/^http-(?=x-)/, "");
