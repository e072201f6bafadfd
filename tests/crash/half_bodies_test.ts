/** Request bodies that the window does not read, from clients that leave in the middle of them. */
import assert from "node:assert/strict";
import { descriptorsOf } from "../support/process.ts";
import { withProgram } from "../support/running_child.ts";
import { until, within } from "../support/waiting.ts";

/** Connections of each kind. */
const EACH = 20;
/** Descriptors that come and go by themselves: the store's, and connections to the sandbox. */
const FEW = 8;

const MULTIPART = "Content-Type: multipart/form-data; boundary=b";
const FORM = "Content-Type: application/x-www-form-urlencoded";
const SHORT = "Content-Length: 1000";
const LONG = "Content-Length: 100000";
const CHUNKED = "Transfer-Encoding: chunked";

/** Kinds whose body is waited for, or whose status depends on what is connected: any answer. */
const ANY = 0;

/** The head of a request, and the part of its body that is sent. */
const KINDS: [name: string, head: string[], sent: string, status: number][] = [
  ["a file where there is none", ["POST /login", MULTIPART, LONG], "half", 403],
  ["a photo of nobody", ["POST /login/level/face", MULTIPART, LONG], "--b\r\n", 303],
  ["another method", ["DELETE /login", FORM, SHORT], "half", 404],
  ["a long form", ["POST /login", FORM, LONG], "mobile=", 413],
  ["a form without end", ["POST /login", FORM, CHUNKED], `8000\r\n${"x".repeat(32_768)}\r\n`, 413],
  ["a page that is not there", ["POST /nowhere", FORM, SHORT], "half", 404],
  [
    "another site's form",
    ["POST /login", FORM, CHUNKED, "Origin: https://a.ir"],
    "4\r\nhalf\r\n",
    403,
  ],
  ["a short form of a stranger", ["POST /login/level/card", FORM, SHORT], "half", ANY],
  ["a form of a path for GET", ["POST /help", FORM, LONG], "half", 413],
  ["an unread kind of body", ["POST /login/code", "Content-Type: text/plain", LONG], "half", ANY],
  ["JSON", ["POST /login", "Content-Type: application/json", CHUNKED], "4\r\nhalf\r\n", 403],
  ["no kind", ["POST /login", LONG], "half", 403],
  ["a body with GET", ["GET /login", CHUNKED], "4\r\nhalf\r\n", ANY],
  ["a body with HEAD", ["HEAD /login", LONG], "half", ANY],
  ["an unknown method", ["PUT /login", LONG], "half", 403],
  ["a patch", ["PATCH /sessions", FORM, CHUNKED], "4\r\nhalf\r\n", ANY],
  ["a wire that is not connected", ["POST /wires/nothing", LONG], "half", 404],
  ["the operator's wire", ["POST /wires/ussd", "Content-Type: application/json", LONG], "{", 413],
  ["a call by dialling", ["POST /wires/ussd", SHORT], "half", ANY],
  ["a report of delivery", ["POST /wires/sms-status?key=x", FORM, CHUNKED], "4\r\nhalf\r\n", ANY],
];

Deno.test("half a body that is not read leaves nothing behind", async () => {
  await withProgram(async ({ child, port }) => {
    const before = await descriptorsOf(child.pid);
    for (const [name, [start, ...headers], sent, status] of KINDS) {
      for (let index = 0; index < EACH; index++) {
        using socket = await Deno.connect({ hostname: "127.0.0.1", port });
        const head = [`${start} HTTP/1.1`, `Host: localhost:${port}`, ...headers, "\r\n"];
        await socket.write(new TextEncoder().encode(head.join("\r\n") + sent));
        const buffer = new Uint8Array(100);
        // Of the others the client leaves while the rest is waited for.
        if (status === ANY) continue;
        const count = await within(socket.read(buffer), `an answer to ${name}`);
        const line = new TextDecoder().decode(buffer.subarray(0, count ?? 0)).split("\r\n", 1)[0];
        assert.equal(Number(line.split(" ")[1]), status, `${name}: ${line}`);
      }
      let left = 0;
      const areGone = async () => (left = await descriptorsOf(child.pid)) <= before + FEW;
      await until(areGone, () => `${name}: ${left} descriptors, before ${before}`);
    }
    // Strangers could fill the log, and its readers would look for a fault of ours.
    assert.doesNotMatch(child.output(), /Unexpected/);
  });
});
