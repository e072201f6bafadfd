/**
 * `REUSE_PORT`: another process may listen on the port only if it uses the same store. Its public
 * key set shows that, since the keys live in the store.
 */
import { getLogger } from "@logtape/logtape";
import { ConfigurationError } from "../configuration/environment.ts";
import { isTaken, type Listener } from "./listeners.ts";

const logger = getLogger(["panjereh"]);

/** Milliseconds. */
const TIMEOUT = 5000;

interface KeySet {
  keys: { kid?: unknown }[];
}

export interface SharedPortOptions {
  listener: Listener;
  /** Origin of the window. */
  window: string;
  jwks(): Promise<unknown>;
}

/** Throws `ConfigurationError` if the port is taken by anything but a process of this store. */
export async function requireOwnListener(
  { listener, window, jwks }: SharedPortOptions,
): Promise<void> {
  if (!isTaken(listener)) return;
  const theirs = await askForKeys(listener, window).catch(() => []);
  const ours = kidsOf(await jwks());
  if (!theirs.some((kid) => ours.includes(kid))) {
    const taken =
      `${listener.names.port} ${listener.port} is taken by a process that is not of this store`;
    throw new ConfigurationError([taken]);
  }
  logger.warn("Another process of this store listens on port {port} too: end it now", {
    port: listener.port,
  });
}

async function askForKeys({ hostname, port }: Listener, window: string): Promise<unknown[]> {
  using client = Deno.createHttpClient({ allowHost: true });
  const response = await fetch(`http://${reachable(hostname)}:${port}/.well-known/jwks.json`, {
    client,
    headers: { host: new URL(window).host },
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return kidsOf(await response.json());
}

const kidsOf = (keySet: unknown) => (keySet as KeySet).keys.map(({ kid }) => kid);

/** An unspecified IP ("all interfaces") can be listened on, but not connected to. */
function reachable(hostname: string): string {
  if (hostname === "0.0.0.0") return "127.0.0.1";
  if (hostname === "::") return "[::1]";
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}
