/**
 * A minimal browser for signing in: one connection, cookies, redirects. It is kept cheap because it
 * shares the processors with the measured program.
 */
export interface PlainAnswer {
  status: number;
  /** Final path, after redirects. */
  path: string;
  text: string;
}

export interface PlainBrowser extends Disposable {
  readonly cookies: ReadonlyMap<string, string>;
  /** As at the end of the cookie's lifetime. */
  forget(cookie: string): void;
  /** Follows redirects. */
  get(path: string): Promise<PlainAnswer>;
  /** Posts a form and follows redirects. */
  post(path: string, fields: Record<string, string>): Promise<PlainAnswer>;
}

/** Larger than any page of the journey. */
const MAX_ANSWER = 256 * 1024;

/**
 * `address`: the client IP to claim as a proxy, since all connections of the bench come from one
 * place.
 */
export async function openPlainBrowser(
  { port, address }: { port: number; address: string },
): Promise<PlainBrowser> {
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const cookies = new Map<string, string>();
  const heading = `host: localhost:${port}\r\nx-forwarded-for: ${address}\r\n`;

  async function exchange(line: string, path: string, body?: string): Promise<PlainAnswer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const entity = body === undefined
      ? "\r\n"
      : `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const said = `${line} HTTP/1.1\r\n${heading}${cookie && `cookie: ${cookie}\r\n`}${entity}`;
    await writeAll(connection, new TextEncoder().encode(said));
    const { status, headers, text } = await readAnswer(connection);
    for (const pair of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(pair)!;
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    const location = headers.get("location");
    return location ? await exchange(`GET ${location}`, location) : { status, path, text };
  }

  return {
    cookies,
    forget: (cookie) => void cookies.delete(cookie),
    get: (path) => exchange(`GET ${path}`, path),
    post: (path, fields) => exchange(`POST ${path}`, path, new URLSearchParams(fields).toString()),
    [Symbol.dispose]: () => connection.close(),
  };
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
}

/** Reads one response with a stated length. Throws for any other. */
async function readAnswer(
  connection: Deno.Conn,
): Promise<{ status: number; headers: Headers; text: string }> {
  const bytes = buffers.pop() ?? new Uint8Array(MAX_ANSWER);
  try {
    let length = 0;
    let head: string | undefined;
    let end = Infinity;
    let from = 0;
    while (length < end) {
      const read = await connection.read(bytes.subarray(length));
      if (read === null || length + read === MAX_ANSWER) throw new Error("Cannot read the answer");
      length += read;
      if (head !== undefined) continue;
      const text = decoder.decode(bytes.subarray(0, length));
      const at = text.indexOf("\r\n\r\n");
      if (at < 0) continue;
      head = text.slice(0, at);
      from = at + 4;
      end = from + Number(/\r\ncontent-length: (\d+)/i.exec(head)![1]);
    }
    const [first, ...lines] = head!.split("\r\n");
    const headers = new Headers();
    for (const line of lines) {
      const colon = line.indexOf(":");
      const name = line.slice(0, colon).toLowerCase();
      if (READ.has(name)) headers.append(name, line.slice(colon + 2));
    }
    return {
      status: Number(first.split(" ", 2)[1]),
      headers,
      text: decoder.decode(bytes.subarray(from, end)),
    };
  } finally {
    buffers.push(bytes);
  }
}

/** The headers that are used. */
const READ = new Set(["location", "set-cookie"]);
/** One character a byte: everything searched for in a page is ASCII. */
const decoder = new TextDecoder("latin1");
/** Reused buffers. */
const buffers: Uint8Array<ArrayBuffer>[] = [];
