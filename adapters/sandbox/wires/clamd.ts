/**
 * A virus scanner that speaks clamd's protocol (clamd(8)): PING, VERSION and INSTREAM. It knows one
 * virus, EICAR's test file.
 */
import { createServer, type Socket } from "node:net";
import type { Faults } from "./faults.ts";

export interface ScannerServer {
  /** "tcp://127.0.0.1:…" */
  url: string;
  stop(): Promise<void>;
}

/** In two parts, so that no scanner finds it in this file (eicar.org, "Anti-Malware Testfile"). */
export const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" +
  ["EICAR", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("-");

/** Its default (StreamMaxLength). */
const MAX_STREAM = 100 * 1024 * 1024;
const MAX_COMMAND = 1024;

export async function startScanner(
  { faults, hostname }: { faults: Faults; hostname: string },
): Promise<ScannerServer> {
  const sockets = new Set<Socket>();
  const server = createServer(async (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    switch (await faults.meet("scanner")) {
      case "error":
        socket.end("Can't allocate memory ERROR\0");
        break;
      case "garbage":
        socket.end("<!doctype html><title>502</title>\0");
        break;
      case "timeout":
        socket.destroy();
        break;
      default:
        socket.on("data", createSession((reply) => socket.end(`${reply}\0`)));
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, hostname, resolve);
  await promise;
  const { port } = server.address() as { port: number };
  return {
    url: `tcp://${hostname}:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Takes what arrives of a connection, and replies once. */
function createSession(reply: (text: string) => void): (bytes: Uint8Array) => void {
  let command = "";
  let isReading = false;
  let isDone = false;
  const answer = (text: string) => {
    isDone = true;
    reply(text);
  };
  const stream = createStream(answer);

  return (bytes) => {
    if (isDone) return;
    if (isReading) return stream(bytes);
    const end = bytes.indexOf(0);
    command += new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
    if (end < 0) {
      if (command.length > MAX_COMMAND) answer("UNKNOWN COMMAND");
      return;
    }
    if (command === "zPING") return answer("PONG");
    if (command === "zVERSION") return answer("ClamAV 1.4 (sandbox)");
    if (command !== "zINSTREAM") return answer("UNKNOWN COMMAND");
    isReading = true;
    stream(bytes.subarray(end + 1));
  };
}

/** Takes chunks: four bytes of length, then the data; a length of 0 is the end. */
function createStream(answer: (text: string) => void): (bytes: Uint8Array) => void {
  const head = new Uint8Array(4);
  let headBytes = 0;
  let left = 0;
  let total = 0;
  let isInfected = false;
  /** The end of what came before: the virus may lie across it. */
  let before = "";

  function look(bytes: Uint8Array): void {
    const text = before + new TextDecoder("latin1").decode(bytes);
    isInfected ||= text.includes(EICAR);
    before = text.slice(1 - EICAR.length);
  }

  return (bytes) => {
    for (let at = 0; at < bytes.length;) {
      if (left > 0) {
        const part = bytes.subarray(at, at + left);
        look(part);
        at += part.length;
        left -= part.length;
        continue;
      }
      head[headBytes++] = bytes[at++];
      if (headBytes < head.length) continue;
      headBytes = 0;
      left = new DataView(head.buffer).getUint32(0);
      total += left;
      if (total > MAX_STREAM) return answer("INSTREAM size limit exceeded. ERROR");
      if (left === 0) return answer(isInfected ? "stream: Eicar-Signature FOUND" : "stream: OK");
    }
  };
}
