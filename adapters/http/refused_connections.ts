/**
 * Connections on which a message was refused whose end is ambiguous. Deno closes a connection only
 * when a body fails, and an answer to `HEAD` has none (measured, 2.9.6): such a connection stays
 * open, but nothing that follows on it is read as a request.
 */
import { SECOND } from "../../domain/platform/platform.ts";

export interface RefusedConnections {
  /** Notes the connection if this response says that it closes and cannot close it. */
  note(request: Request, response: Response, peer: Deno.NetAddr): Response;
  /**
   * Whether a request follows a refused one on its connection. Any but a `HEAD` is the last: its
   * refusal closes the connection, and the port may soon be another connection's.
   */
  isFurther(method: string, peer: Deno.NetAddr): boolean;
}

/**
 * A client that gets the port of a closed connection within this time is refused once. So it is
 * short: what two parsers read differently arrives together with the `HEAD`.
 */
const REMEMBERED = 5 * SECOND;
const MOST = 10_000;

export function createRefusedConnections(
  now: () => number = () => performance.now(),
): RefusedConnections {
  /** By address and port, which name a connection while it is open; oldest first. */
  const until = new Map<string, number>();

  function forgetOld() {
    for (const [name, end] of until) {
      if (end > now() && until.size <= MOST) return;
      until.delete(name);
    }
  }

  return {
    note({ method, headers }, response, peer) {
      if (method !== "HEAD" || !saysClose(response.headers)) return response;
      // Deno closes by itself where the client says so (measured, 2.9.6).
      if (saysClose(headers)) return response;
      const name = nameOf(peer);
      until.delete(name);
      until.set(name, now() + REMEMBERED);
      forgetOld();
      return response;
    },
    isFurther(method, peer) {
      if (until.size === 0) return false;
      forgetOld();
      return method === "HEAD" ? until.has(nameOf(peer)) : until.delete(nameOf(peer));
    },
  };
}

const saysClose = (headers: Headers) => headers.get("connection")?.toLowerCase() === "close";

const nameOf = ({ hostname, port }: Deno.NetAddr) => `${hostname} ${port}`;

/** 400 without a body that closes the connection, except after another `HEAD`. */
export function refuseFurther(): Response {
  const body = new ReadableStream({ start: (controller) => controller.error("") });
  const headers = { connection: "close", "cache-control": "no-store" };
  return new Response(body, { status: 400, headers });
}
