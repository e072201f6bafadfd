/** An agency's server on the byte level: each connection is handled by a function of its own. */
import { toBytes, toText } from "../../../routes/gateway/wire.ts";
import { within } from "../../../support/waiting.ts";

export interface Peer {
  /** The bytes received so far. */
  readonly received: string;
  /** Reads until the text has come, and takes everything out of `received`. */
  take(until?: string): Promise<string>;
  write(text: string): Promise<void>;
  /** Half-closes the connection. */
  closeWrite(): Promise<void>;
  /** Closes the connection. */
  close(): void;
  /** Reads on until the other side has closed. */
  left(): Promise<void>;
}

export interface PeerServer extends AsyncDisposable {
  origin: string;
  /** Connections so far. */
  readonly connections: number;
}

/** The first connection is handled by the first function, and so on; further ones are closed. */
export function startPeers(...handlers: ((peer: Peer) => Promise<void>)[]): PeerServer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serving: Promise<void>[] = [];
  const accepting = (async () => {
    for await (const socket of listener) {
      const served = serve(socket, handlers[serving.length]);
      serving.push(served);
      // A failure of the handler is reported when the server is disposed.
      served.catch(() => {});
    }
  })();
  return {
    origin: `http://127.0.0.1:${listener.addr.port}`,
    get connections() {
      return serving.length;
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
      await Promise.all(serving);
    },
  };
}

async function serve(socket: Deno.TcpConn, handle?: (peer: Peer) => Promise<void>) {
  let isOpen = true;
  let received = "";
  const buffer = new Uint8Array(65_536);
  /** Whether anything was read. */
  const read = async () => {
    const count = await socket.read(buffer).catch(() => null);
    if (count !== null) received += toText(buffer.subarray(0, count));
    return count !== null;
  };
  const close = () => {
    if (isOpen) socket.close();
    isOpen = false;
  };
  await handle?.({
    get received() {
      return received;
    },
    async take(until = "\r\n\r\n") {
      while (!received.includes(until)) {
        const isMore = await within(
          read(),
          () => `${JSON.stringify(until)} behind ${received.slice(-200)}`,
        );
        if (!isMore) throw new Error(`Hung up before ${until}: ${received}`);
      }
      const taken = received;
      received = "";
      return taken;
    },
    async write(text) {
      const bytes = toBytes(text);
      for (let at = 0; at < bytes.length;) at += await socket.write(bytes.subarray(at));
    },
    closeWrite: () => socket.closeWrite(),
    close,
    async left() {
      while (await within(read(), "the other side to hang up"));
    },
  });
  close();
}
