/// <reference lib="dom" />
/** The photo of level 3 in a browser that runs scripts: its button, its size on the line, its progress. */
import { Buffer } from "node:buffer";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { createCamera } from "./support/camera.ts";
import { Citizen, persona, TEXTS } from "./support/citizen.ts";
import { axePath, axeViolations } from "./support/examine.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const stage = setStage();
const { level3: { face }, window } = TEXTS.fa;
const FACE = "**/login/level/face*";

/** A photo of 3000 × 2000 pixels that a phone took upright: turned by its EXIF data alone. */
async function takePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(3000, 2000);
    const context = canvas.getContext("2d")!;
    for (let i = 0; i < 6000; i++) {
      context.fillStyle = `hsl(${i * 37 % 360} 60% ${i * 13 % 100}%)`;
      context.fillRect(i * 97 % 3000, i * 61 % 2000, 60, 60);
    }
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 1 });
    return new Uint8Array(await blob.arrayBuffer()).toBase64();
  });
  const jpeg = Buffer.from(base64, "base64");
  // APP1 with one entry: orientation (0x0112) is 6, a quarter turn (EXIF 2.3 §4.6.4).
  const exif = Buffer.from(
    "ffe1002245786966000049492a0008000000010012010300010000000600000000000000",
    "hex",
  );
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}

/** Width and height of a JPEG, from its first frame (ISO/IEC 10918-1 B.2.2). */
function sizeOf(body: Buffer): [width: number, height: number] {
  let at = body.indexOf(Buffer.from([0xff, 0xd8])) + 2;
  while (body[at + 1] < 0xc0 || body[at + 1] > 0xc2) at += 2 + body.readUInt16BE(at + 2);
  return [body.readUInt16BE(at + 7), body.readUInt16BE(at + 5)];
}

async function atPhoto(slug: string) {
  const { program, browser } = stage;
  const profile = await visit(browser, { javaScriptEnabled: true });
  const { page, context } = profile;
  await context.addInitScript({ path: axePath });
  await context.addInitScript(keepSent);
  const subject = new Citizen(page, program.sandbox, persona(program.sandbox, slug));
  await subject.goToLevel3(`http://notary.localhost:${program.port}/`);
  await page.getByRole("link", { name: face.choose }).click();
  await page.getByText(face.choosePhoto).waitFor();
  return { profile, page };
}

/** In the page: keeps the bytes that are sent, which the browser's protocol does not show. */
function keepSent(): void {
  const { send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.send = function (body) {
    if (body instanceof FormData) {
      (body.get("photo") as File).arrayBuffer().then((bytes) =>
        Object.assign(self, { sentPhoto: new Uint8Array(bytes).toBase64() })
      );
    }
    return send.call(this, body);
  };
}

async function sentPhoto(page: Page): Promise<Buffer> {
  const sent = await page.waitForFunction(() => (self as { sentPhoto?: string }).sentPhoto);
  return Buffer.from((await sent.jsonValue())!, "base64");
}

const pick = (page: Page, name: string, buffer: Buffer) =>
  page.setInputFiles("[name=photo]", { name, mimeType: "image/jpeg", buffer });

const send = (page: Page) => page.getByRole("button", { name: face.submit }).click();

browserTest(
  "photo: is shrunk, upright, with progress; what is wrong is told in place",
  async () => {
    const { profile, page } = await atPhoto("verified-citizen");
    await using _profile = profile;
    const photo = await takePhoto(page);
    await pick(page, "عکس من.jpg", photo);
    const name = page.getByText("عکس من.jpg");
    await name.waitFor();
    const [button, below] = await Promise.all([
      page.locator("label.button").boundingBox(),
      name.boundingBox(),
    ]);
    assert.ok(below!.y >= button!.y + button!.height, "the name has a line of its own");
    await createCamera(page, "photo").take("chosen");
    assert.deepEqual(await axeViolations(page), []);
    // The field itself keeps the keyboard.
    await page.focus("#photo");
    assert.match(
      await page.evaluate(() =>
        getComputedStyle(document.activeElement!.nextElementSibling!).outlineStyle
      ),
      /solid/,
    );

    const said: string[] = [];
    await page.exposeFunction("told", (text: string) => said.push(text));
    await page.evaluate(() =>
      new MutationObserver(() =>
        (self as unknown as { told(text: string): void }).told(
          document.querySelector("#photo-status span")!.textContent!,
        )
      ).observe(document.getElementById("photo-status")!, {
        childList: true,
        subtree: true,
        characterData: true,
      })
    );
    const line = await page.context().newCDPSession(page);
    await line.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 200_000,
    });
    await send(page);
    const body = await sentPhoto(page);
    await page.getByText(face.failures.mismatch.title).first().waitFor();
    assert.ok(photo.length > 1_000_000, `${photo.length} bytes`);
    assert.ok(body.length < photo.length / 2, `${body.length} of ${photo.length} bytes`);
    assert.deepEqual(sizeOf(body), [1067, 1600]);
    assert.equal(body.indexOf("Exif"), -1, "where it was taken is not sent");
    assert.equal(said[0], face.progress.shrinking);
    assert.ok(said.some((text) => /: [۱-۹۰]+٪$/.test(text)), said.join(" | "));
    assert.ok(said.length <= 7, `announced ${said.length} times`);
    assert.equal(await page.evaluate(() => document.activeElement?.className), "alarm");
    assert.match(await page.title(), /^خطا:/);
    // The region of the page's other forms says nothing of it, least of all that it is still being sent.
    assert.equal(await page.locator("#status").textContent(), "");
    // The next try starts from a page with its own button.
    await page.getByText(face.choosePhoto).waitFor();
    assert.equal(await page.locator("label.button").count(), 1);
    assert.deepEqual(profile.complaints.filter((text) => !text.includes("422")), []);
  },
);

browserTest("photo: a format that the browser cannot read is sent as it is", async () => {
  const { profile, page } = await atPhoto("chief-executive");
  await using _profile = profile;
  const heic = Buffer.concat([Buffer.from("\0\0\0\x18ftypheic"), Buffer.alloc(400_000, 7)]);
  await pick(page, "a.heic", heic);
  await send(page);
  assert.deepEqual(await sentPhoto(page), heic);
  await page.locator(".alarm").getByText(face.errors.type).waitFor();
});

browserTest(
  "photo: a lost line is said beside the button, and the photo is still chosen",
  async () => {
    const { profile, page } = await atPhoto("long-name");
    await using _profile = profile;
    await pick(page, "a.jpg", await takePhoto(page));
    await page.route(FACE, (route) => route.abort());
    await send(page);
    const status = page.locator("#photo-status");
    await status.getByText(window.unsent).waitFor();
    assert.equal(await page.getByText(window.sending).count(), 0);
    assert.equal(
      await page.evaluate(() =>
        (document.getElementById("photo") as HTMLInputElement).files!.length
      ),
      1,
    );
    assert.equal(await page.evaluate(() => document.forms[0].ariaBusy), null);
    // The page of a proxy on the way is none of ours.
    await page.unroute(FACE);
    const proxyPage = { status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" };
    await page.route(FACE, (route) => route.fulfill(proxyPage));
    await send(page);
    await status.getByText(window.unsent).waitFor();
    assert.equal(await page.locator("main").count(), 1);
    assert.equal(await page.evaluate(() => document.forms[0].ariaBusy), null);
    // A session that has ended meanwhile leads to sign-in.
    await page.unroute(FACE);
    await page.context().clearCookies();
    await send(page);
    await page.waitForURL("**/login?*");
  },
);
