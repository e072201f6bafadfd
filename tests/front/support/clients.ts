/** Clients that are not browsers: one that watches how long it is borne with, and one that speaks HTTP/2. */
import { outputOf } from "../../support/command.ts";

/** Milliseconds; far beyond what a server grants here, so that a busy machine fails nothing. */
const AT_LAST = 15_000;

export interface Tls {
  port: number;
  /** The certificate to believe, for "localhost". */
  ca: string;
}

/**
 * Sends this over TLS, then perhaps a drip again and again, until the server hangs up, or has said `until`; answers
 * all that it said.
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
    // nginx resets connections that ran out of time.
    const cut = [Deno.errors.ConnectionReset, Deno.errors.UnexpectedEof];
    if (!cut.some((kind) => error instanceof kind)) throw error;
  } finally {
    clearTimeout(timer);
    clearInterval(dripping);
  }
  return said;
}

/**
 * By curl, since Deno's own HTTP/2 client ends the whole process when nginx says farewell (2.9.6).
 *
 * @param certificate path of the one to believe
 * @returns the body, and the version with the status: "2 200"
 */
export async function overHttp2(
  address: string,
  { cookie, certificate }: { cookie: string; certificate: string },
): Promise<{ text: string; outcome: string }> {
  const { stdout: text } = await outputOf("curl", [
    ...["--http2", "--silent", "--cacert", certificate, "--cookie", cookie],
    ...["--resolve", `${new URL(address).host}:127.0.0.1`],
    ...["--write-out", "\n%{http_version} %{http_code}", address],
  ]);
  const end = text.lastIndexOf("\n");
  return { text: text.slice(0, end), outcome: text.slice(end + 1) };
}
