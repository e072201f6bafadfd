/** Uploads a photo over a raw connection, as many of its bytes as the test wants. */
import { within } from "./waiting.ts";

/** Milliseconds, for a hundred photos of 5 MB at once on a busy machine. */
const PATIENCE = 120_000;

export interface RawUpload extends Disposable {
  send(...parts: (Uint8Array | string)[]): Promise<void>;
  /** Head and page; the bytes received so far if the connection ends early. */
  answer: Promise<string>;
}

export interface RawUploadOptions {
  port: number;
  /** "localhost:8000" */
  host: string;
  cookie: string;
  /** Announced length of the form; without it, the form is sent in chunks. */
  length?: number;
}

/** Precedes the photo's bytes. */
export const FORM_HEAD =
  '--b\r\nContent-Disposition: form-data; name="photo"; filename="me.jpg"\r\n\r\n';
/** Follows them. */
export const FORM_END = "\r\n--b--\r\n";

/** Sends the head of the request. */
export async function beginUpload(
  { port, host, cookie, length }: RawUploadOptions,
): Promise<RawUpload> {
  const socket = await Deno.connect({ hostname: "127.0.0.1", port });
  let closed = false;
  const send = async (...parts: (Uint8Array | string)[]) => {
    for (const part of parts) {
      let rest: Uint8Array = typeof part === "string" ? new TextEncoder().encode(part) : part;
      while (rest.length > 0) rest = rest.subarray(await socket.write(rest));
    }
  };
  const framing = length === undefined ? "Transfer-Encoding: chunked" : `Content-Length: ${length}`;
  await send([
    "POST /login/level/face HTTP/1.1",
    `Host: ${host}`,
    `Cookie: ${cookie}`,
    "Sec-Fetch-Site: same-origin",
    "Content-Type: multipart/form-data; boundary=b",
    framing,
    "Connection: close",
    "\r\n",
  ].join("\r\n"));
  async function read(): Promise<string> {
    const buffer = new Uint8Array(16 * 1024);
    let text = "";
    try {
      while (!isWhole(text)) {
        const count = await socket.read(buffer);
        if (count === null) break;
        // Byte for byte, so that lengths are correct.
        text += String.fromCharCode(...buffer.subarray(0, count));
      }
    } catch (error) {
      text += `\r\n${error}`;
    }
    return new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
  }

  const answer = within(read(), "an answer to a photo", PATIENCE);
  // The test may not await it.
  answer.catch(() => {});
  return {
    send,
    answer,
    [Symbol.dispose]() {
      if (!closed) socket.close();
      closed = true;
    },
  };
}

/** "503" */
export const statusOf = (answer: string) => Number(answer.split(" ", 2)[1] ?? 0);

function isWhole(text: string): boolean {
  const end = text.indexOf("\r\n\r\n");
  const [, length] = /^content-length: (\d+)$/im.exec(text) ?? [];
  return end >= 0 && text.length >= end + 4 + Number(length);
}
