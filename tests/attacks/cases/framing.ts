/** Case 7: request smuggling: messages whose end two parsers see in different places. */
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { type Exchange, MARK, type Stage } from "../stage.ts";

/** Spellings of the header that one server reads and another does not, from the public lists. */
const CHUNKED = [
  "Transfer-Encoding: chunked",
  "transfer-encoding: chunked",
  "Transfer-Encoding:chunked",
  "Transfer-Encoding:\tchunked",
  "Transfer-Encoding:  chunked",
  "Transfer-Encoding: CHUNKED",
  "Transfer-Encoding: chunKed",
  "Transfer-Encoding: chunked ",
  "Transfer-Encoding: chunked\t",
  "Transfer-Encoding : chunked",
  "Transfer-Encoding\t: chunked",
  " Transfer-Encoding: chunked",
  "Transfer_Encoding: chunked",
  "Transfer Encoding: chunked",
  "Transfer-Encoding: \x0bchunked",
  "Transfer-Encoding: \x0cchunked",
  "Transfer-Encoding: chunked\x0b",
  "Transfer-Encoding: \xa0chunked",
  "Transfer-Encoding: \0chunked",
  "Transfer-Encoding:\r\n chunked",
  "Transfer-Encoding:\n chunked",
  "Transfer-Encoding: chunked\r\n\tx",
  "X: y\rTransfer-Encoding: chunked",
  "X: y\nTransfer-Encoding: chunked",
  "Transfer-Encoding: xchunked",
  "Transfer-Encoding: chunkedx",
  "Transfer-Encoding: chunk",
  "Transfer-Encoding: 'chunked'",
  'Transfer-Encoding: "chunked"',
  "Transfer-Encoding: chunked;x=1",
  "Transfer-Encoding: chunked, identity",
  "Transfer-Encoding: identity, chunked",
  "Transfer-Encoding: gzip, chunked",
  "Transfer-Encoding: chunked, gzip",
  "Transfer-Encoding: chunked, chunked",
  "Transfer-Encoding: , chunked",
  "Transfer-Encoding: chunked,",
  "Transfer-Encoding: identity",
  "Transfer-Encoding: cow",
  "Transfer-Encoding:",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
  "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
  "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
];

const LENGTHS = [
  ..."+5 -5 05x 5,5 5;5 0x5 5. 5e0 ٥ '5' 5_0 00000000000000000005 99999999999999999999 NaN".split(
    " ",
  ),
  "",
  "5 5",
  "5\t5",
  "\x0b5",
  "5\0",
  "5\r\nContent-Length: 6",
  "6\r\nContent-Length: 5",
  "5\r\nContent-Length: 5",
  "5\r\ncontent-length: 500",
  "5, 6",
];

const CHUNKS = [
  "ZZ\r\nhello\r\n0\r\n\r\n",
  "-5\r\nhello\r\n0\r\n\r\n",
  "+5\r\nhello\r\n0\r\n\r\n",
  "0x5\r\nhello\r\n0\r\n\r\n",
  " 5\r\nhello\r\n0\r\n\r\n",
  "5\r\nhelloX\r\n0\r\n\r\n",
  "5\r\nhell\r\n0\r\n\r\n",
  "5\nhello\n0\n\n",
  "5\rhello\r0\r\r",
  "5\r\nhello0\r\n\r\n",
  "5;\nhello\r\n0\r\n\r\n",
  "ffffffffffffffff\r\n",
  "ffffffffffffffffff\r\n",
  "10000000000000005\r\nhello\r\n0\r\n\r\n",
  "5\x00\r\nhello\r\n0\r\n\r\n",
  "\r\n5\r\nhello\r\n0\r\n\r\n",
  "5_0\r\nhello\r\n0\r\n\r\n",
  `5;${"a".repeat(100_000)}\r\nhello\r\n0\r\n\r\n`,
];

const OTHERS: Record<string, (stage: Stage) => string> = {
  "folded header": (stage) => message(stage, ["X-A: b", " X-Identity-Level: 3"]),
  "NUL in a value": (stage) => message(stage, ["X-A: b\0c"]),
  "bare CR in a value": (stage) => message(stage, ["X-A: b\rX-Identity-Level: 3"]),
  "header without a colon": (stage) => message(stage, ["X-A"]),
  "header without a name": (stage) => message(stage, [": b"]),
  "control character in a name": (stage) => message(stage, ["X\x01A: b"]),
  "70 KB of headers": (stage) =>
    message(stage, Array.from({ length: 70 }, (_, index) => `X-${index}: ${"a".repeat(1000)}`)),
  "one header of 300 KB": (stage) => message(stage, [`X-A: ${"a".repeat(300_000)}`]),
  "5000 headers": (stage) => message(stage, Array.from({ length: 5000 }, (_, i) => `X-${i}: a`)),
  "target of 300 KB": (stage) => message(stage, [], { line: `GET /${"a".repeat(300_000)}` }),
  "OPTIONS *": (stage) => message(stage, ["Connection: close"], { line: "OPTIONS *" }),
  "HTTP/0.9": (stage) => `GET /\r\n${smuggled(stage)}`,
  "HTTP/2.0": (stage) => message(stage, [], { version: "HTTP/2.0" }),
  "HTTP/1.2": (stage) => message(stage, [], { version: "HTTP/1.2x" }),
  "version in lower case": (stage) => message(stage, [], { version: "http/1.1" }),
  "two spaces": (stage) => message(stage, [], { line: "GET  /" }),
  "TLS": () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "only line feeds": () => "\n".repeat(10_000),
};

const smuggled = ({ host, cookie }: Stage) =>
  `GET /smuggled HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n${MARK}\r\n\r\n`;

function message(
  { host, cookie }: Stage,
  headers: string[],
  { line = "GET /", version = "HTTP/1.1", body = "" } = {},
): string {
  return [`${line} ${version}`, `Host: ${host}`, `Cookie: ${cookie}`, MARK, ...headers, "", body]
    .join("\r\n");
}

/** Refused and closed: the bytes that follow are not read as a request. */
function judgeRefused(name: string, { raw, closed, arrived }: Exchange): Attempt {
  const statuses = [...raw.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
  const got = `${statuses.join(" ") || "nothing"}, ${closed ? "closed" : "left open"}`;
  const passed = statuses.some((status) => Number(status) < 400);
  if (arrived.some((text) => text.startsWith("GET /smuggled"))) {
    return { name, got, breach: "what was smuggled arrived" };
  }
  if (statuses.length > 1 || passed) return { name, got, breach: "read as two, or passed" };
  return closed ? { name, got } : { name, got, breach: "the connection stays open" };
}

/**
 * At most one request arrives, reframed unambiguously, with the following bytes in its body or
 * dropped.
 */
function judgeFramed(name: string, { raw, arrived }: Exchange): Attempt {
  const statuses = [...raw.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
  const got = `${statuses.join(" ") || "nothing"}, ${arrived.length} arrived`;
  const [head = ""] = (arrived[0] ?? "").split("\r\n\r\n", 1);
  const framings = [...head.matchAll(/^(?:content-length|transfer-encoding):/gim)];
  if (arrived.length > 1) return { name, got, breach: "two arrived" };
  if (framings.length > 1) return { name, got, breach: "arrived with two framings" };
  return { name, got };
}

const show = (text: string) => JSON.stringify(text.slice(0, 80));

/** Messages with `HEAD` that are refused, and that no second parser may read another way. */
const HEADS: [line: string, ...headers: string[]][] = [
  ["HEAD /", "Content-Length: 2"],
  ["HEAD /", "Content-Length: 2", "Content-Length: 2"],
  ["HEAD /", "Content-Length: 0", "Content-Length: 2"],
  ["HEAD /", "Content-Length: +2"],
  ["HEAD /", "Content-Length: 2, 2"],
  ["HEAD /", "Content-Length:"],
  ["HEAD /", "Transfer-Encoding: chunked"],
  ["HEAD /", "Transfer-Encoding: gzip, chunked"],
  ["HEAD /", "Transfer-Encoding: identity"],
  ["HEAD /", "Transfer-Encoding: chunked", "Content-Length: 2"],
  ["HEAD /", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"],
  ["HEAD /", "Host: a.example"],
  ["HEAD http://a.example/"],
  ["head /"],
  ["HEAD /", "Transfer-Encoding: xchunked"],
];

/**
 * Deno cannot close behind a HEAD: what follows is refused too, without being read
 * (docs/decisions/0184).
 */
function judgeHead(name: string, { raw, closed, arrived }: Exchange): Attempt {
  const statuses = [...raw.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
  const got = `${statuses.join(" ") || "nothing"}, ${closed ? "closed" : "left open"}`;
  if (arrived.length > 0) return { name, got, breach: "something arrived" };
  const isRefused = statuses.every((status) => status >= 400);
  return { name, got, ...!(isRefused && closed) && { breach: "answered, or left open" } };
}

export const FRAMING_ATTACKS: Attack[] = [
  {
    number: 7,
    title: "HEAD with a body, a coding, another host or none, followed by a GET",
    expected: "refused, and so is what follows; then closed",
    attempts: (stage) => [
      ...HEADS.map(([line, ...headers]) => async () => {
        const answer = await stage.send(message(stage, headers, { line }) + smuggled(stage));
        return judgeHead(`${line} with ${headers.join(" | ")}`, answer);
      }),
      ...["HEAD / HTTP/1.1", "HEAD / HTTP/1.1\r\nHost:", "HEAD / HTTP/1.1\r\nHost: a b"].map(
        (head) => async () =>
          judgeHead(show(head), await stage.send(`${head}\r\n\r\n${smuggled(stage)}`)),
      ),
    ],
  },
  {
    number: 7,
    title: "Transfer-Encoding in 44 spellings beside Content-Length, both orders",
    expected: "refused and closed, or reframed unambiguously: nothing smuggled arrives",
    attempts: (stage) =>
      pairs(CHUNKED, [true, false]).map(([header, first]) => async () => {
        const rest = `0\r\n\r\n${smuggled(stage)}`;
        const length = `Content-Length: ${rest.replace("{attempt}", "attempt-00000.").length}`;
        const headers = ["Connection: close", ...first ? [header, length] : [length, header]];
        const text = message(stage, headers, { line: "POST /", body: rest });
        return judgeFramed(`${show(header)} ${first ? "first" : "second"}`, await stage.send(text));
      }),
  },
  {
    number: 7,
    title: "Transfer-Encoding in 44 spellings alone, followed by a GET",
    expected: "refused and closed, or reframed unambiguously: nothing smuggled arrives",
    attempts: (stage) =>
      CHUNKED.map((header) => async () => {
        const headers = ["Connection: close", header];
        const body = `0\r\n\r\n${smuggled(stage)}`;
        const text = message(stage, headers, { line: "POST /", body });
        return judgeFramed(show(header), await stage.send(text));
      }),
  },
  {
    number: 7,
    title: "Content-Length malformed, repeated, signed, or with a GET",
    expected: "refused and closed",
    attempts: (stage) => [
      ...LENGTHS.map((length) => async () => {
        const headers = [`Content-Length: ${length}`];
        const text = message(stage, headers, { line: "POST /", body: `hello${smuggled(stage)}` });
        return judgeRefused(`Content-Length: ${show(length)}`, await stage.send(text));
      }),
      // After a HEAD with a plain length Deno continues behind that length, which is not a second
      // interpretation.
      ...[
        ["GET", "Content-Length: 5"],
        ["GET", "Transfer-Encoding: chunked"],
        ["GET", "Content-Length: 5", "Transfer-Encoding: chunked"],
        ["HEAD", "Content-Length: 5", "Transfer-Encoding: chunked"],
      ].map(([method, ...headers]) => async () => {
        const text = message(stage, headers, { line: `${method} /`, body: "0\r\n\r\n" });
        const answer = await stage.send(text + smuggled(stage));
        return judgeRefused(`${method} with ${headers.join(" | ")}`, answer);
      }),
    ],
  },
  {
    number: 7,
    title: "malformed chunks",
    expected: "aborted: nothing smuggled arrives",
    attempts: (stage) =>
      CHUNKS.map((chunks) => async () => {
        const headers = ["Connection: close", "Transfer-Encoding: chunked"];
        const text = message(stage, headers, { line: "POST /", body: chunks + smuggled(stage) });
        return judgeFramed(show(chunks), await stage.send(text));
      }),
  },
  {
    number: 7,
    title: "other broken messages: folding, NUL, bare CR, sizes, versions",
    expected: "refused and closed",
    attempts: (stage) =>
      Object.entries(OTHERS).map(([name, write]) => async () =>
        judgeRefused(name, await stage.send(write(stage)))
      ),
  },
];
