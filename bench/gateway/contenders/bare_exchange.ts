/**
 * An exchange over a kept-alive connection of `node:net`, which reads one kind of response only: a
 * stated length, and no body in the request.
 */
import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";

/** @param headers lines of each request, each with its end */
export function createBareExchange(
  upstream: number,
  headers = "",
): (target: string) => Promise<Response> {
  const idle: Socket[] = [];
  return async (target) => {
    const socket = idle.pop() ?? connect(upstream, "127.0.0.1");
    socket.write(`GET ${target} HTTP/1.1\r\nhost: agency\r\n${headers}\r\n`);
    const response = await readAnswer(socket);
    idle.push(socket);
    return response;
  };
}

export const targetOf = (url: string) => url.slice(url.indexOf("/", 8));

function readAnswer(socket: Socket): Promise<Response> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0);
    const stop = () => {
      socket.off("data", take);
      socket.off("close", fail);
      socket.off("error", fail);
    };
    const fail = () => {
      stop();
      reject(new Error("The upstream broke the exchange off"));
    };
    const take = (part: Buffer) => {
      bytes = bytes.length === 0 ? part : Buffer.concat([bytes, part]);
      const response = parseAnswer(bytes);
      if (!response) return;
      stop();
      resolve(response);
    };
    socket.on("data", take);
    socket.on("close", fail);
    socket.on("error", fail);
  });
}

/** `undefined` until the response is complete. */
function parseAnswer(bytes: Buffer): Response | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first, ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const headers: [string, string][] = [];
  let length = 0;
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 2);
    if (name === "content-length") length = Number(value);
    else if (name !== "connection") headers.push([name, value]);
  }
  if (bytes.length < end + 4 + length) return undefined;
  const body = new Uint8Array(bytes.subarray(end + 4, end + 4 + length));
  return new Response(body, { status: Number(first.slice(9, 12)), headers });
}
