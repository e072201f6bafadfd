/** The sandbox below a name of its own: the window and all services are one site for browsers. */
import assert from "node:assert/strict";
import { freePort } from "../../support/program.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import { codeOf, dial, messageOn, programTest, signIn } from "../journey.ts";

const port = freePort();
const OPTIONS = { port, baseUrl: `http://panjereh.localhost:${port}` };

programTest(
  "one site: sign-in, an agency that verifies, sign-out and its notice",
  async (world) => {
    assert.equal(world.origin, `http://sso.panjereh.localhost:${port}`);
    const insurance = `http://insurance.panjereh.localhost:${port}`;
    const browser = world.browser();
    const maryam = world.person("verified-citizen");
    const page = await signIn(world.program, browser, maryam, `${insurance}/`);
    assert.equal(page.url.href, `${insurance}/`);
    assert.match(page.text, /مریم رضایی/, "the agency fetched the window's keys");
    const link = /href="([^"]*sign-out[^"]*)"/.exec(page.text)![1].replaceAll("&amp;", "&");
    const question = await browser.get(new URL(link, page.url));
    assert.equal(question.url.origin, world.origin);
    await browser.submit(question, {}, { to: "/sign-out" });
    const again = await browser.get(`${insurance}/`, { accept: "text/html" });
    assert.equal(again.url.pathname, "/login");
  },
  OPTIONS,
);

programTest("one site: the operators' calls and messages name it", async (world) => {
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  const login = await browser.get(`${world.origin}/login`);
  assert.equal(login.status, 200);
  await signIn(world.program, browser, maryam);
  const { text } = await messageOn(world.program, maryam.mobile, ({ code }) => code !== null);
  assert.match(text, /@sso\.panjereh\.localhost #/);
  const { answer, browser: other } = await approveByQr(world.origin, browser);
  await other[Symbol.asyncDispose]();
  assert.equal(answer.status, 200, "the QR code leads to the window");

  const waiting = world.browser();
  const said = await dial(world, maryam.mobile, "*4*40#");
  assert.doesNotMatch(said, /خطا/, "the operator reached the window");
  assert.ok(await codeOf(world.program, maryam.mobile));
  await waiting.get(`http://localhost:${port}/faq`);
  assert.equal(waiting.addresses.at(-1), `${world.origin}/faq`, "the usual name leads there");
}, OPTIONS);
