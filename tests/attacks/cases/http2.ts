/** Case 7 over HTTP/2 without TLS, which Deno's server accepts although no front of ours speaks it. */
import { askHttp2, type Http2Request } from "../../support/http2_frames.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { Stage } from "../stage.ts";

type Fields = Http2Request["headers"];

interface Sender extends Pick<Stage, "host" | "cookie"> {
  /** Beside the authority, as no browser does; nginx refuses it. */
  sendsHost: boolean;
}

/** Replaces, adds or (with `null`) removes fields of an ordinary request. */
function fields(
  { host, cookie, sendsHost }: Sender,
  own: Record<string, string | null>,
  further: Fields = [],
): Fields {
  const usual: Record<string, string | null> = {
    ":method": "GET",
    ":scheme": "http",
    ":authority": host,
    ":path": "/",
    "host": sendsHost ? host : null,
    "cookie": cookie,
    ...own,
  };
  const given = Object.entries(usual).flatMap(([name, value]): Fields =>
    value === null ? [] : [[name, value]]
  );
  const isPseudo = ([name]: [string, string]) => name.startsWith(":");
  return [...given.filter(isPseudo), ...given.filter((field) => !isPseudo(field)), ...further];
}

const POST = { ":method": "POST" };

/** Ordinary requests: without them, a broken client would look like a safe gateway. */
const CONTROLS: Record<string, (sender: Sender) => Http2Request> = {
  "an ordinary GET": (sender) => ({ headers: fields(sender, {}) }),
  "an ordinary POST": (sender) => ({
    headers: fields(sender, { ...POST, "content-length": "5" }),
    data: ["hello"],
  }),
  "a POST without a body": (sender) => ({ headers: fields(sender, POST) }),
};

const REQUESTS: Record<string, (sender: Sender) => Http2Request> = {
  "POST without a length": (sender) => ({ headers: fields(sender, POST), data: ["hello"] }),
  "POST without a length, in parts": (sender) => ({
    headers: fields(sender, POST),
    data: ["", "he", "llo"],
  }),
  "PUT without a length": (sender) => ({
    headers: fields(sender, { ":method": "PUT" }),
    data: ["hello"],
  }),
  "DELETE without a length": (sender) => ({
    headers: fields(sender, { ":method": "DELETE" }),
    data: ["hello"],
  }),
  "a length that is too short": (sender) => ({
    headers: fields(sender, { ...POST, "content-length": "2" }),
    data: ["hello"],
  }),
  "a length that is too long": (sender) => ({
    headers: fields(sender, { ...POST, "content-length": "50" }),
    data: ["hello"],
  }),
  "a length of nothing": (sender) => ({
    headers: fields(sender, { ...POST, "content-length": "0" }),
    data: ["hello"],
  }),
  "two lengths": (sender) => ({
    headers: fields(sender, { ...POST, "content-length": "5" }, [["content-length", "6"]]),
    data: ["hello"],
  }),
  "Transfer-Encoding": (sender) => ({
    headers: fields(sender, { ...POST, "transfer-encoding": "chunked" }),
    data: ["0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n"],
  }),
  "GET with a body and its length": (sender) => ({
    headers: fields(sender, { "content-length": "5" }),
    data: ["hello"],
  }),
  "CONNECT": ({ host, cookie }) => ({
    headers: [[":method", "CONNECT"], [":authority", host], ["host", host], ["cookie", cookie]],
  }),
  "CONNECT for a WebSocket": (sender) => ({
    headers: fields(sender, {
      ":method": "CONNECT",
      ":protocol": "websocket",
      "sec-websocket-version": "13",
    }),
  }),
  "another authority than Host": (sender) => ({
    headers: fields(sender, { ":authority": "a.ir" }),
  }),
  "another Host than the authority": (sender) => ({ headers: fields(sender, { "host": "a.ir" }) }),
  "two hosts": (sender) => ({ headers: fields(sender, {}, [["host", "a.ir"]]) }),
  "no Host": (sender) => ({ headers: fields(sender, { "host": null }) }),
  "no authority and no Host": (sender) => ({
    headers: fields(sender, { ":authority": null, "host": null }),
  }),
  "a path without a slash": (sender) => ({ headers: fields(sender, { ":path": "admin" }) }),
  "an empty path": (sender) => ({ headers: fields(sender, { ":path": "" }) }),
  "an asterisk": (sender) => ({ headers: fields(sender, { ":method": "OPTIONS", ":path": "*" }) }),
  "an absolute path": (sender) => ({ headers: fields(sender, { ":path": "http://a.ir/" }) }),
  "a path with a line": (sender) => ({
    headers: fields(sender, { ":path": "/ HTTP/1.1\r\nX-Identity-Level: 3" }),
  }),
  "a method with a line": (sender) => ({
    headers: fields(sender, { ":method": "GET / HTTP/1.1\r\nX-A: b" }),
  }),
  "an authority with a path": (sender) => ({
    headers: fields(sender, { ":authority": `${sender.host}/admin?` }),
  }),
  "a value with a line": (sender) => ({
    headers: fields(sender, { "x-a": "b\r\nx-identity-level: 3" }),
  }),
  "a name in capitals": (sender) => ({ headers: fields(sender, { "X-Identity-Level": "3" }) }),
  "a pseudo-header behind others": (sender) => ({
    headers: [...fields(sender, {}), [":path", "/admin"]],
  }),
  "two paths": (sender) => ({
    headers: [[":path", "/admin"], ...fields(sender, {})],
  }),
  "an unknown pseudo-header": (sender) => ({
    headers: [[":identity", "3"], ...fields(sender, {})],
  }),
  "Connection": (sender) => ({ headers: fields(sender, { "connection": "x-identity-level" }) }),
  "an upgrade": (sender) => ({
    headers: fields(sender, { "connection": "upgrade", "upgrade": "h2c" }),
  }),
};

/** As it is framed: what is behind it would be another message. */
function bodyOf(message: string, head: string): string | undefined {
  const rest = message.slice(head.length + "\r\n\r\n".length);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length !== undefined) return rest.length === Number(length) ? rest : undefined;
  if (!/^transfer-encoding: chunked$/im.test(head)) return undefined;
  let body = "";
  for (let at = 0;;) {
    const [line, digits] = /^([0-9a-f]+)\r\n/.exec(rest.slice(at)) ?? [];
    if (line === undefined) return undefined;
    const size = parseInt(digits, 16);
    if (size === 0) return rest.slice(at) === "0\r\n\r\n" ? body : undefined;
    at += line.length;
    body += rest.slice(at, at + size);
    at += size + "\r\n".length;
  }
}

/** Refused, reset, or exactly the request that was judged, with its whole body. */
async function judge(stage: Stage, name: string, request: Http2Request): Promise<Attempt> {
  const mark = crypto.randomUUID();
  const headers: Fields = [...request.headers, ["x-attempt", mark]];
  const { status, isRefused } = await askHttp2(stage.program.port, { ...request, headers });
  const arrived = stage.upstream.received.filter((message) => message.includes(mark));
  stage.unclaimed();
  const got = `${status || "no answer"}${isRefused ? ", reset" : ""}, ${arrived.length} arrived`;
  if (arrived.length > 1) return { name, got, breach: "two arrived" };
  if (arrived.length === 0) {
    return { name, got, ...status > 0 && status < 400 && { breach: "answered" } };
  }
  const [head] = arrived[0].split("\r\n\r\n", 1);
  const sent = request.data?.join("") ?? "";
  if (sent && bodyOf(arrived[0], head) !== sent) return { name, got, breach: "another body" };
  // Without its slash, a path is read with one: judged and forwarded as such.
  const path = name === "a path without a slash" ? "/admin" : "/";
  if (head.split(" ", 2)[1] !== path) return { name, got, breach: "another target" };
  if (/x-identity-level: 3|smuggled/i.test(head)) return { name, got, breach: "forged" };
  return { name, got };
}

const listOf = (sendsHost: boolean): Pick<Attack, "attempts" | "inTurn"> => ({
  inTurn: true,
  attempts: (stage) => {
    const sender = { ...stage, sendsHost };
    return [
      ...Object.entries(CONTROLS).map(([name, write]) => async () => {
        const attempt = await judge(stage, name, write(sender));
        const isMissing = !attempt.got.endsWith(" 1 arrived");
        return { ...attempt, ...isMissing && { breach: "did not arrive" } };
      }),
      ...Object.entries(REQUESTS).map(([name, write]) => () => judge(stage, name, write(sender))),
    ];
  },
});

export const HTTP2_ATTACKS: Attack[] = [{
  number: 7,
  title: "HTTP/2 by prior knowledge: lengths, CONNECT, pseudo-headers, lines in fields",
  expected: "refused or reset; nothing is lost, doubled or changed",
  ...listOf(true),
}];

/** The same to a front's own HTTP/2. */
export const FRONT_HTTP2_ATTACKS: Attack[] = HTTP2_ATTACKS.map((attack) => ({
  ...attack,
  title: "HTTP/2: lengths, CONNECT, pseudo-headers, lines in fields",
  ...listOf(false),
}));
