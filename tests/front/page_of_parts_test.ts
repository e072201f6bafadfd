/// <reference lib="dom" />
/** Pages of many parts over HTTP/2, through the shipped front, in a browser (docs/decisions/0151). */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/support/stage.ts";
import { type HttpUpstream, startHttpUpstream } from "../routes/gateway/http_upstream.ts";
import { type FrontStage, frontTest, sessionCookie } from "./support/front_stage.ts";

/** The smallest GIF. */
const IMAGE = Uint8Array.fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

/** `/page?images=100&wait=250&streams=5`; each image takes `wait` milliseconds. */
function gallery(): Promise<HttpUpstream> {
  return startHttpUpstream((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, "http://agency");
    const [images, wait, streams] = ["images", "wait", "streams"]
      .map((name) => Number(searchParams.get(name)));
    if (pathname === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write("data: 1\n\n");
    } else if (pathname === "/image") {
      const answer = () => response.writeHead(200, { "content-type": "image/gif" }).end(IMAGE);
      setTimeout(answer, wait);
    } else {
      const parts = Array.from(
        { length: images },
        (_, n) => `<img src="/image?wait=${wait}&${n}">`,
      );
      const script = `for (let n = 0; n < ${streams || 0}; n++) new EventSource("/events?" + n);`;
      response.writeHead(200, { "content-type": "text/html" })
        .end(`<!doctype html><script>${script}</script>${parts.join("")}`);
    }
  });
}

/** The statuses of the images of a page, and how many are broken. */
async function open(browser: Browser, stage: FrontStage, query: string) {
  const origin = stage.at("gallery");
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const [name, value] = sessionCookie(stage, "gallery").split("=");
  await context.addCookies([{ name, value, url: origin, secure: true }]);
  const page = await context.newPage();
  const statuses: Record<string, number> = {};
  page.on("response", (response) => {
    if (!response.url().includes("/image")) return;
    statuses[response.status()] = (statuses[response.status()] ?? 0) + 1;
  });
  await page.goto(`${origin}/page?${query}`, { waitUntil: "load" });
  const { broken, protocols } = await page.evaluate(() => ({
    broken: [...document.images].filter(({ naturalWidth }) => naturalWidth === 0).length,
    protocols: [
      ...new Set(
        performance.getEntriesByType("resource")
          .map((entry) => (entry as PerformanceResourceTiming).nextHopProtocol),
      ),
    ],
  }));
  assert.deepEqual(protocols, ["h2"]);
  await context.close();
  return { statuses, broken };
}

const PAGES: [images: number, more: string][] = [
  [100, "wait=0"],
  [100, "wait=250"],
  [300, "wait=250"],
  [100, "wait=0&streams=20"],
];

const upstream = await gallery();
const service = () => ({ id: "gallery", title: { fa: "نگارخانه" }, upstream: upstream.origin });
Deno.test.afterAll(async () => await upstream[Symbol.asyncDispose]());

frontTest(
  "pages of 100 and 300 images come whole, quick and slow ones, beside open streams",
  { services: () => [service()] },
  async (stage) => {
    await using browser = await launchChromium();
    for (const [images, more] of PAGES) {
      const got = await open(browser, stage, `images=${images}&${more}`);
      assert.deepEqual(got, { statuses: { 200: images }, broken: 0 }, `${images} ${more}`);
    }
  },
);
