/** Raw bytes over sockets, for attackers and agencies' servers. */
import { Buffer } from "node:buffer";

const HOST = "127.0.0.1";

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "latin1"));
}

export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

export interface Answer {
  status: number;
  /** Status line and headers, as received. */
  head: string;
  body: string;
  /** The server closed the connection by itself. */
  closed: boolean;
  raw: string;
}

/**
 * Sends the bytes unchanged and reads until the server closes, `enough` holds, or `patience`
 * milliseconds have passed.
 */
export async function exchange(
  port: number,
  text: string,
  patience = 3000,
  isEnough: (raw: string) => boolean = () => false,
): Promise<Answer> {
  using socket = await Deno.connect({ hostname: HOST, port });
  await socket.write(toBytes(text));
  const timer = setTimeout(() => socket.close(), patience);
  let raw = "";
  let closed = false;
  const buffer = new Uint8Array(65_536);
  try {
    while (!isEnough(raw)) {
      const count = await socket.read(buffer);
      closed = count === null;
      if (count === null) break;
      raw += toText(buffer.subarray(0, count));
    }
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionReset) closed = true;
    else if (
      !(error instanceof Deno.errors.Interrupted || error instanceof Deno.errors.BadResource)
    ) {
      throw error;
    }
  }
  clearTimeout(timer);
  const end = raw.indexOf("\r\n\r\n");
  const head = end < 0 ? raw : raw.slice(0, end);
  return {
    status: Number(raw.split(" ", 2)[1] ?? 0),
    head,
    body: raw.slice(end + 4),
    closed,
    raw,
  };
}

/** Values of a header in a raw head, in order. */
export function valuesOf(head: string, name: string): string[] {
  return head.split("\r\n").slice(1).flatMap((line) => {
    const [key, ...rest] = line.split(":");
    return key.toLowerCase() === name.toLowerCase() ? [rest.join(":").trim()] : [];
  });
}

export interface RecordingUpstream extends AsyncDisposable {
  origin: string;
  host: string;
  /** Every byte of each connection, in order of arrival. */
  received: string[];
  /** Its response, after which it closes. */
  answer: string;
}

/** An upstream that records requests and answers once the message has ended. */
export function startRecordingUpstream(): RecordingUpstream {
  const listener = Deno.listen({ hostname: HOST, port: 0 });
  const upstream = {
    origin: `http://${HOST}:${listener.addr.port}`,
    host: `${HOST}:${listener.addr.port}`,
    received: [] as string[],
    answer: "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok",
  };
  const serving: Promise<void>[] = [];
  const accepting = (async () => {
    for await (const socket of listener) serving.push(record(socket).catch(() => {}));
  })();

  async function record(socket: Deno.TcpConn) {
    using _ = socket;
    const index = upstream.received.push("") - 1;
    const buffer = new Uint8Array(65_536);
    while (!hasEnded(upstream.received[index])) {
      const count = await socket.read(buffer);
      if (count === null) return;
      upstream.received[index] += toText(buffer.subarray(0, count));
    }
    await socket.write(toBytes(upstream.answer));
  }

  return Object.assign(upstream, {
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
      await Promise.all(serving);
    },
  });
}

function hasEnded(message: string): boolean {
  const end = message.indexOf("\r\n\r\n");
  if (end < 0) return false;
  const head = message.slice(0, end);
  const body = message.slice(end + 4);
  if (valuesOf(head, "transfer-encoding").length > 0) return body.endsWith("0\r\n\r\n");
  return body.length >= Number(valuesOf(head, "content-length")[0] ?? 0);
}
