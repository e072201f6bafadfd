/**
 * Clients other than browsers: one that measures how long a server tolerates it, and one that uses
 * HTTP/2.
 */
import { outputOf } from "../../support/command.ts";

/** Milliseconds; far above the server's limits here, so that a busy machine causes no failure. */
const AT_LAST = 15_000;

export interface Tls {
  port: number;
  /** The certificate to trust, for "localhost". */
  ca: string;
}

/**
 * Sends the text over TLS, then optionally a drip repeatedly, until the server closes or has sent
 * `until`; returns everything received.
 */
export async function untilCut(
  { port, ca }: Tls,
  text: string,
  { drip, until }: { drip?: string; until?: string } = {},
): Promise<string> {
  using socket = await Deno.connectTls({ hostname: "localhost", port, caCerts: [ca] });
  const write = (text: string) => socket.write(new TextEncoder().encode(text)).catch(() => {});
  if (text) await write(text);
  const dripping = drip ? setInterval(() => write(drip), 200) : undefined;
  const timer = setTimeout(() => socket.close(), AT_LAST);
  let said = "";
  const buffer = new Uint8Array(65_536);
  try {
    for (let count; (count = await socket.read(buffer)) !== null;) {
      said += new TextDecoder().decode(buffer.subarray(0, count));
      if (until && said.includes(until)) break;
    }
  } catch (error) {
    // nginx resets connections that timed out.
    const cut = [Deno.errors.ConnectionReset, Deno.errors.UnexpectedEof];
    if (!cut.some((kind) => error instanceof kind)) throw error;
  } finally {
    clearTimeout(timer);
    clearInterval(dripping);
  }
  return said;
}

/**
 * Uses curl, since Deno's own HTTP/2 client ends the whole process on nginx's GOAWAY (2.9.6).
 *
 * @param headers lines; browsers send each cookie in a line of its own, too
 * @param certificate path of the certificate to trust
 * @returns the body, and the version with the status: "2 200"
 */
export async function overHttp2(
  address: string,
  { headers, certificate }: { headers: string[]; certificate: string },
): Promise<{ text: string; outcome: string }> {
  const { stdout: text } = await outputOf("curl", [
    ...["--http2", "--silent", "--cacert", certificate],
    ...headers.flatMap((header) => ["--header", header]),
    ...["--resolve", `${new URL(address).host}:127.0.0.1`],
    ...["--write-out", "\n%{http_version} %{http_code}", address],
  ]);
  const end = text.lastIndexOf("\n");
  return { text: text.slice(0, end), outcome: text.slice(end + 1) };
}

export interface KeptRead {
  text: string;
  /** The connection was closed while the request was on its way, and another one was opened. */
  isRepeated: boolean;
}

/**
 * Reads over one connection for as long as the server keeps it. As browsers do, it asks once more
 * where a connection that was used before is closed (RFC 9110 §9.2.2); a fresh one must answer.
 *
 * @returns what sends the head of a request, and reads an answer that states its length
 */
export function keepConnection(
  { port, ca }: Tls,
): { read(head: string): Promise<KeptRead> } & Disposable {
  let kept: Deno.TlsConn | undefined;

  async function overFresh(head: string): Promise<string> {
    const socket = await Deno.connectTls({ hostname: "localhost", port, caCerts: [ca] });
    kept = socket;
    return await askedOver(socket, head);
  }

  return {
    async read(head) {
      if (!kept) return { text: await overFresh(head), isRepeated: false };
      try {
        return { text: await askedOver(kept, head), isRepeated: false };
      } catch {
        kept.close();
        return { text: await overFresh(head), isRepeated: true };
      }
    },
    [Symbol.dispose]: () => kept?.close(),
  };
}

/** The body of a whole answer. */
async function askedOver(socket: Deno.TlsConn, head: string): Promise<string> {
  await socket.write(new TextEncoder().encode(head));
  const buffer = new Uint8Array(65_536);
  let said = "";
  while (true) {
    const count = await socket.read(buffer);
    if (count === null) throw new Error(`Closed after ${JSON.stringify(said)}`);
    said += new TextDecoder().decode(buffer.subarray(0, count));
    const [, length, body] = /^content-length: (\d+)[^]*?\r\n\r\n([^]*)/im.exec(said) ?? [];
    if (body !== undefined && body.length >= Number(length)) return body;
  }
}
