/**
 * A headless browser: keeps cookies per host, fills in forms, follows redirects, and sends only the
 * headers that it is given.
 */
import { Agent, type Dispatcher } from "undici";

export interface Reply {
  url: URL;
  status: number;
  headers: Headers;
  body: Uint8Array<ArrayBuffer>;
  text: string;
  /** The main element of a page, on which tests focus; empty for anything else. */
  main: string;
}

export interface Form {
  action: URL;
  fields: Record<string, string>;
}

type HeaderMap = Record<string, string | string[] | undefined>;

export interface Send {
  method?: string;
  headers?: HeaderMap;
  body?: string | Uint8Array | Dispatcher.DispatchOptions["body"];
}

const FORM = "application/x-www-form-urlencoded";

export interface HttpClient extends AsyncDisposable {
  /** Host with port → name → value. */
  readonly cookies: Map<string, Map<string, string>>;
  /** Every requested URL and every `Location` received. */
  readonly addresses: string[];
  /** One exchange, without following redirects. `address` may be relative to the previous one. */
  send(address: string | URL, options?: Send): Promise<Reply>;
  /** Follows redirects with GET, like a browser. */
  get(address: string | URL, headers?: HeaderMap): Promise<Reply>;
  /** Posts a form, without following redirects. */
  post(
    address: string | URL,
    fields: Record<string, string> | [string, string][],
    headers?: HeaderMap,
  ): Promise<Reply>;
  /** Fills in a form of the page, presses its first button and follows redirects. */
  submit(page: Reply, fields: Record<string, string>, options?: Submit): Promise<Reply>;
  /** The raw response, whose body the caller reads. */
  stream(address: string | URL, options?: Send): Promise<Dispatcher.ResponseData>;
  cookie(address: string | URL, name: string): string | undefined;
  setCookie(address: string | URL, name: string, value: string): void;
}

export interface Submit {
  /** Path of the form's action, if the page has more than one form. */
  to?: string;
  headers?: HeaderMap;
  /** Returns the first response instead of following redirects. */
  unfollowed?: boolean;
}

/** Every host is resolved to this machine, at `port` or at a port by name; a function is asked for each request. */
export function createHttpClient(
  { origin, port = Number(new URL(origin).port), ports = {}, ca, allowH2 }: {
    origin: string;
    port?: number | (() => number);
    ports?: Record<string, number>;
    /** The certificate to trust; enables TLS. */
    ca?: string;
    /** By default with TLS. Deno 2.9.6 crashes when a server ends an HTTP/2 connection by GOAWAY. */
    allowH2?: boolean;
  },
): HttpClient {
  const limits = { headersTimeout: 60_000, bodyTimeout: 60_000, maxHeaderSize: 128 * 1024 };
  const agent = new Agent({ ...limits, allowH2, connect: { ca } });
  const cookies: HttpClient["cookies"] = new Map();
  const addresses: string[] = [];
  let here = new URL(origin);
  const portNow = () => typeof port === "function" ? port() : port;

  function jar(url: URL): Map<string, string> {
    if (!cookies.has(url.host)) cookies.set(url.host, new Map());
    return cookies.get(url.host)!;
  }

  function keep(url: URL, line: string): void {
    const [pair, ...attributes] = line.split(/;\s*/);
    const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
    const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
    if (gone) jar(url).delete(name);
    else jar(url).set(name, value);
  }

  async function stream(address: string | URL, { method = "GET", headers = {}, body }: Send = {}) {
    const url = new URL(address, here);
    addresses.push(url.href);
    const cookie = [...jar(url)].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await agent.request({
      origin: `http${ca ? "s" : ""}://127.0.0.1:${ports[url.hostname] ?? portNow()}`,
      path: url.pathname + url.search,
      method: method as Dispatcher.HttpMethod,
      headers: { host: url.host, ...cookie && { cookie }, ...headers },
      body: body as Dispatcher.DispatchOptions["body"],
    });
    here = url;
    for (const line of [answer.headers["set-cookie"] ?? []].flat()) keep(url, line);
    if (answer.headers.location) addresses.push(String(answer.headers.location));
    return answer;
  }

  async function send(address: string | URL, options?: Send): Promise<Reply> {
    const url = new URL(address, here);
    const answer = await stream(url, options);
    const body = await answer.body.bytes() as Uint8Array<ArrayBuffer>;
    const headers = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const one of [value ?? []].flat()) headers.append(name, one);
    }
    const text = new TextDecoder().decode(body);
    const main = /<main\b.*<\/main>/s.exec(text)?.[0] ?? "";
    return { url, status: answer.statusCode, headers, body, text, main };
  }

  async function follow(reply: Reply, headers?: HeaderMap): Promise<Reply> {
    for (let hops = 0; hops < 10; hops++) {
      const location = reply.headers.get("location");
      if (!location || reply.status < 300 || reply.status > 399) return reply;
      reply = await send(new URL(location, reply.url), { headers });
    }
    throw new Error(`Cannot follow redirects: more than 10 from ${reply.url}`);
  }

  const post: HttpClient["post"] = (address, fields, headers) =>
    send(address, {
      method: "POST",
      headers: { "content-type": FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  return {
    cookies,
    addresses,
    send,
    stream,
    post,
    get: async (address, headers) => await follow(await send(address, { headers }), headers),
    async submit(page, fields, { to, headers, unfollowed } = {}) {
      const form = formOf(page, to);
      const reply = await post(form.action, { ...form.fields, ...fields }, headers);
      return unfollowed ? reply : await follow(reply, headers);
    },
    cookie: (address, name) => jar(new URL(address, here)).get(name),
    setCookie: (address, name, value) => void jar(new URL(address, here)).set(name, value),
    async [Symbol.asyncDispose]() {
      await agent.close();
    },
  };
}

/**
 * The page's first form, or the one with this action, with the values that a browser would send
 * unchanged.
 */
export function formOf({ text, url, status }: Reply, to?: string): Form {
  const forms = [...text.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head, inside]) => ({
    action: new URL(attribute(head, "action") ?? url, url),
    fields: Object.fromEntries(
      [...inside.matchAll(/<input\b([^>]*)>/g)]
        .filter(([, input]) => !/ type="(?:radio|checkbox)"/.test(input) || /\schecked/.test(input))
        .map(([, input]) => [attribute(input, "name") ?? "", attribute(input, "value") ?? ""]),
    ),
  }));
  const form = forms.find(({ action }) => to === undefined || action.pathname === to);
  if (!form) throw new Error(`Cannot find a form ${to ?? ""} on ${url} (status ${status})`);
  return form;
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value && unescapeHtml(value);
}

const ENTITIES: Record<string, string> = {
  "&quot;": '"',
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

export function unescapeHtml(text: string): string {
  return text.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity]);
}

/** The session's cookie that an answer sets, as a browser sends it back. */
export const sessionIn = ({ headers }: Reply): string | undefined =>
  headers.getSetCookie().find((line) => /^panjereh_session=[^;]{20}/.test(line))?.split(";")[0];

/** A browser's current cookies, independent of later responses. */
export function cookiesOf(browser: HttpClient, origin: string): string {
  return [...browser.cookies.get(new URL(origin).host)!]
    .map(([name, value]) => `${name}=${value}`).join("; ");
}
