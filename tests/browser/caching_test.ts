/// <reference lib="dom" />
/** What Chromium keeps of a service's responses: little is sent twice, nothing to another person. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import type { BrowserContext } from "playwright-core";
import { type StartedProgram, startTestProgram } from "../support/program.ts";
import { createHttpClient } from "../support/http_client.ts";
import { signIn } from "../http/journey.ts";
import { wireBytes } from "../support/wire_bytes.ts";
import { type Answer, startHttpUpstream } from "../routes/gateway/http_upstream.ts";
import { browserTest, launchChromium, visit } from "./support/stage.ts";

/** A picture of noise, which does not get smaller by compression (a BMP of 24 bits a pixel). */
function picture(width: number, height: number): Buffer {
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(54 + 3 * width * height, 2);
  for (const [value, at] of [[54, 10], [40, 14], [width, 18], [height, 22]]) {
    head.writeUInt32LE(value, at);
  }
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, randomBytes(3 * width * height)]);
}

const FILES: Record<string, [type: string, body: string | Buffer]> = {
  "/app.js": ["application/javascript", `/* ${randomBytes(60_000).toString("base64")} */`],
  "/one.bmp": ["image/bmp", picture(256, 300)],
  "/two.bmp": ["image/bmp", picture(256, 300)],
};

const ELEMENTS = `<script src="/app.js"></script><img src="/one.bmp"><img src="/two.bmp">`;

/** Validators and no Cache-Control, as Debian's nginx, Apache and Tomcat send them. */
const files: Answer = ({ url = "", headers }, response) => {
  const [type, body] = FILES[url] ?? ["text/html", `<a href="/b">b</a>${ELEMENTS}`];
  const etag = `"65f-${body.length.toString(16)}"`;
  if (FILES[url] && headers["if-none-match"]?.includes(etag)) {
    return void response.writeHead(304, { etag }).end();
  }
  const date = "Sat, 28 Nov 2026 10:00:00 GMT";
  response.writeHead(200, { "content-type": type, etag, "last-modified": date }).end(body);
};

/** A page and its data, both of the person who asks, with validators. */
const personal: Answer = ({ url = "", headers }, response) => {
  const who = String(headers["x-identity-given-name"]);
  const etag = `"${who}${url}"`;
  if (headers["if-none-match"] === etag) return void response.writeHead(304, { etag }).end();
  const isData = url === "/data";
  const page = `<p>${who}</p><script>fetch("/data").then((answer) => answer.text())
    .then((text) => document.body.append(text))</script>`;
  response.writeHead(200, {
    "content-type": isData ? "application/json" : "text/html",
    ...url !== "/other" && { etag },
    ...url === "/kept" && { "cache-control": "private, max-age=600" },
  }).end(isData ? `data of ${who}` : url === "/other" ? "other" : page);
};

async function startService(answer: Answer) {
  const upstream = await startHttpUpstream(answer);
  const program = await startTestProgram({
    services: () => [{
      id: "archive",
      title: { fa: "بایگانی" },
      upstream: upstream.origin,
      attributes: ["given_name"],
    }],
  });
  const browser = await launchChromium();
  return {
    program,
    browser,
    origin: `http://archive.localhost:${program.port}`,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await program.stop();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** From here on, the browser is this person's. */
async function become(
  persona: string,
  { program, origin, context }: {
    program: StartedProgram;
    origin: string;
    context: BrowserContext;
  },
) {
  await using client = createHttpClient(program);
  const person = program.sandbox.people.find((one) => one.persona === persona)!;
  await signIn(program, client, person, `${origin}/`);
  const value = client.cookie(origin, "panjereh_service")!;
  await context.addCookies([{ name: "panjereh_service", value, url: origin }]);
}

browserTest(
  "caching: a second click of a page with half a megabyte of files costs 2 KB",
  async () => {
    await using service = await startService(files);
    await using visited = await visit(service.browser);
    const { page, context } = visited;
    await become("verified-citizen", { ...service, context });
    const first = await wireBytes(page, () => page.goto(`${service.origin}/a`));
    const second = await wireBytes(page, () => page.click("a"));
    assert.equal(page.url(), `${service.origin}/b`);
    assert.ok(first > 500_000, `${first}`);
    assert.ok(second <= 2048, `${second} of ${first}`);
  },
);

browserTest(
  "caching: the next person sees nothing of the former one, not even by Back",
  async () => {
    await using service = await startService(personal);
    for (const path of ["/page", "/kept"]) {
      await using visited = await visit(service.browser);
      const { page, context } = visited;
      await become("verified-citizen", { ...service, context });
      await page.goto(service.origin + path);
      await page.getByText("data of").waitFor();
      const former = await page.innerText("p");
      await page.goto(`${service.origin}/other`);
      await become("two-sims", { ...service, context });
      await page.goBack();
      await page.getByText("data of").waitFor();
      const shown = await page.innerText("body");
      assert.ok(!shown.includes(former), `${path}: ${shown}`);
    }
  },
);
