/** One request with each cookie, one after the other, over one connection. */
import { processorTime } from "../gateway/processes.ts";
import type { Target } from "../gateway/wrk.ts";

/** In microseconds. */
export interface Spent {
  /** Of each request. */
  times: number[];
  /** Of the program, all threads and requests together. */
  processor: number;
}

/** Far longer than an answer. */
const BUFFER = new Uint8Array(64 * 1024);

/** Throws for any answer but 200. */
export async function useInTurn(
  { port, host, cookies }: Target,
  pid: number,
  path = "/",
): Promise<Spent> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const encoder = new TextEncoder();
  const requests = cookies.map((cookie) =>
    encoder.encode(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\n\r\n`)
  );
  const times: number[] = [];
  const spent = await processorTime(pid);
  for (const request of requests) {
    const began = performance.now();
    await connection.write(request);
    await readAnswer(connection);
    times.push(1000 * (performance.now() - began));
  }
  return { times, processor: 1000 * (await processorTime(pid) - spent) };
}

/** The agency's answer is one byte, "1". */
async function readAnswer(connection: Deno.Conn): Promise<void> {
  let text = "";
  while (!text.endsWith("\r\n\r\n1")) {
    const length = await connection.read(BUFFER);
    if (length === null) throw new Error(`The connection has ended after: ${text}`);
    text += new TextDecoder().decode(BUFFER.subarray(0, length));
  }
  if (!text.startsWith("HTTP/1.1 200 ")) throw new Error(`Not answered: ${text.slice(0, 200)}`);
}
