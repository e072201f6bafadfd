/** Case 7 over HTTP/2 without TLS, which Deno's server accepts although no front of ours speaks it. */
import { askHttp2, type Http2Request } from "../../support/http2_frames.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { Stage } from "../stage.ts";

type Fields = Http2Request["headers"];

/** Replaces, adds or (with `null`) removes fields of an ordinary request. */
function fields(
  { host, cookie }: Stage,
  own: Record<string, string | null>,
  further: Fields = [],
): Fields {
  const usual: Record<string, string | null> = {
    ":method": "GET",
    ":scheme": "http",
    ":authority": host,
    ":path": "/",
    "host": host,
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
const CONTROLS: Record<string, (stage: Stage) => Http2Request> = {
  "an ordinary GET": (stage) => ({ headers: fields(stage, {}) }),
  "an ordinary POST": (stage) => ({
    headers: fields(stage, { ...POST, "content-length": "5" }),
    data: ["hello"],
  }),
  "a POST without a body": (stage) => ({ headers: fields(stage, POST) }),
};

const REQUESTS: Record<string, (stage: Stage) => Http2Request> = {
  "POST without a length": (stage) => ({ headers: fields(stage, POST), data: ["hello"] }),
  "POST without a length, in parts": (stage) => ({
    headers: fields(stage, POST),
    data: ["", "he", "llo"],
  }),
  "PUT without a length": (stage) => ({
    headers: fields(stage, { ":method": "PUT" }),
    data: ["hello"],
  }),
  "DELETE without a length": (stage) => ({
    headers: fields(stage, { ":method": "DELETE" }),
    data: ["hello"],
  }),
  "a length that is too short": (stage) => ({
    headers: fields(stage, { ...POST, "content-length": "2" }),
    data: ["hello"],
  }),
  "a length that is too long": (stage) => ({
    headers: fields(stage, { ...POST, "content-length": "50" }),
    data: ["hello"],
  }),
  "a length of nothing": (stage) => ({
    headers: fields(stage, { ...POST, "content-length": "0" }),
    data: ["hello"],
  }),
  "two lengths": (stage) => ({
    headers: fields(stage, { ...POST, "content-length": "5" }, [["content-length", "6"]]),
    data: ["hello"],
  }),
  "Transfer-Encoding": (stage) => ({
    headers: fields(stage, { ...POST, "transfer-encoding": "chunked" }),
    data: ["0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n"],
  }),
  "GET with a body and its length": (stage) => ({
    headers: fields(stage, { "content-length": "5" }),
    data: ["hello"],
  }),
  "CONNECT": ({ host, cookie }) => ({
    headers: [[":method", "CONNECT"], [":authority", host], ["host", host], ["cookie", cookie]],
  }),
  "CONNECT for a WebSocket": (stage) => ({
    headers: fields(stage, {
      ":method": "CONNECT",
      ":protocol": "websocket",
      "sec-websocket-version": "13",
    }),
  }),
  "another authority than Host": (stage) => ({ headers: fields(stage, { ":authority": "a.ir" }) }),
  "another Host than the authority": (stage) => ({ headers: fields(stage, { "host": "a.ir" }) }),
  "two hosts": (stage) => ({ headers: fields(stage, {}, [["host", "a.ir"]]) }),
  "no Host": (stage) => ({ headers: fields(stage, { "host": null }) }),
  "no authority and no Host": (stage) => ({
    headers: fields(stage, { ":authority": null, "host": null }),
  }),
  "a path without a slash": (stage) => ({ headers: fields(stage, { ":path": "admin" }) }),
  "an empty path": (stage) => ({ headers: fields(stage, { ":path": "" }) }),
  "an asterisk": (stage) => ({ headers: fields(stage, { ":method": "OPTIONS", ":path": "*" }) }),
  "an absolute path": (stage) => ({ headers: fields(stage, { ":path": "http://a.ir/" }) }),
  "a path with a line": (stage) => ({
    headers: fields(stage, { ":path": "/ HTTP/1.1\r\nX-Identity-Level: 3" }),
  }),
  "a method with a line": (stage) => ({
    headers: fields(stage, { ":method": "GET / HTTP/1.1\r\nX-A: b" }),
  }),
  "an authority with a path": ({ host, ...stage }) => ({
    headers: fields({ host, ...stage } as Stage, { ":authority": `${host}/admin?` }),
  }),
  "a value with a line": (stage) => ({
    headers: fields(stage, { "x-a": "b\r\nx-identity-level: 3" }),
  }),
  "a name in capitals": (stage) => ({ headers: fields(stage, { "X-Identity-Level": "3" }) }),
  "a pseudo-header behind others": (stage) => ({
    headers: [...fields(stage, {}), [":path", "/admin"]],
  }),
  "two paths": (stage) => ({
    headers: [[":path", "/admin"], ...fields(stage, {})],
  }),
  "an unknown pseudo-header": (stage) => ({
    headers: [[":identity", "3"], ...fields(stage, {})],
  }),
  "Connection": (stage) => ({ headers: fields(stage, { "connection": "x-identity-level" }) }),
  "an upgrade": (stage) => ({
    headers: fields(stage, { "connection": "upgrade", "upgrade": "h2c" }),
  }),
};

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
  const [head, body] = arrived[0].split("\r\n\r\n");
  const sent = request.data?.join("") ?? "";
  const framed = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (sent && Number(framed) !== sent.length) return { name, got, breach: "its body is lost" };
  if (body !== sent && sent) return { name, got, breach: "another body arrived" };
  // Without its slash, a path is read with one: judged and forwarded as such.
  const path = name === "a path without a slash" ? "/admin" : "/";
  if (head.split(" ", 2)[1] !== path) return { name, got, breach: "another target" };
  if (/x-identity-level: 3|smuggled/i.test(head)) return { name, got, breach: "forged" };
  return { name, got };
}

export const HTTP2_ATTACKS: Attack[] = [{
  number: 7,
  title: "HTTP/2 by prior knowledge: lengths, CONNECT, pseudo-headers, lines in fields",
  expected: "refused or reset; nothing is lost, doubled or changed",
  inTurn: true,
  attempts: (stage) => [
    ...Object.entries(CONTROLS).map(([name, write]) => async () => {
      const attempt = await judge(stage, name, write(stage));
      return { ...attempt, ...!attempt.got.endsWith(" 1 arrived") && { breach: "did not arrive" } };
    }),
    ...Object.entries(REQUESTS).map(([name, write]) => () => judge(stage, name, write(stage))),
  ],
}];
