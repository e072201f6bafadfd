/** Sound and proof of work over HTTP. */
import assert from "node:assert/strict";
import { loadClips } from "../../../adapters/captcha/mp3_speaker.ts";
import { formOf } from "../../support/http_client.ts";
import { solve } from "../../support/proof.ts";
import { PLAYS } from "../../support/ranges.ts";
import { phoneOf, programTest } from "../journey.ts";

programTest("captcha: the sound is loaded on demand, in ranges, three times", async (world) => {
  const browser = world.browser();
  const page = await browser.get(`${world.origin}/login`);
  const { captcha_id } = formOf(page, "/login").fields;
  assert.match(page.main, /<audio controls(?:="")? preload="none"/);
  const address = `${world.origin}/captcha/${captcha_id}/sound`;
  const get = (range?: string) => browser.send(address, { headers: range ? { range } : {} });

  const probe = await get("bytes=0-1");
  assert.equal(probe.status, 206);
  assert.equal(probe.body.length, 2);
  const whole = await get();
  assert.equal(whole.status, 200);
  assert.equal(whole.headers.get("content-type"), "audio/mpeg");
  assert.equal(whole.headers.get("cache-control"), "no-store");
  assert.ok(whole.body.length <= 15 * 1024);
  const part = await get("bytes=100-");
  assert.equal(part.status, 206);
  assert.equal(
    part.headers.get("content-range"),
    `bytes 100-${whole.body.length - 1}/${whole.body.length}`,
  );
  assert.deepEqual([...part.body], [...whole.body.subarray(100)]);
  assert.equal((await get("bytes=999999-")).status, 416);
  assert.equal((await get("bytes=0-")).status, 206);
  assert.equal((await get()).status, 404, "the fourth");

  const stranger = await world.browser().get(address);
  assert.equal(stranger.status, 404);
});

for (const [name, headers, ok, method] of PLAYS) {
  programTest(`captcha: three plays, asked for as ${name}`, async (world) => {
    const browser = world.browser();
    const page = await browser.get(`${world.origin}/login`);
    const { captcha_id } = formOf(page, "/login").fields;
    const address = `${world.origin}/captcha/${captcha_id}/sound`;
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      statuses.push((await browser.send(address, { headers, method })).status);
    }
    assert.deepEqual(statuses, [ok, ok, ok, 404, 404]);
  });
}

programTest("captcha: each language speaks its own digits, in 15 KB at most", async (world) => {
  const { digits } = await loadClips(new URL("../../../static/sounds/", import.meta.url));
  const latin1 = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
  for (const language of ["fa", "ar", "en"]) {
    const browser = world.browser();
    const page = await browser.get(`${world.origin}/login?lang=${language}`);
    const { captcha_id } = formOf(page, "/login").fields;
    const { status, body } = await browser.send(`${world.origin}/captcha/${captcha_id}/sound`);
    assert.equal(status, 200);
    assert.ok(body.length <= 15 * 1024, `${language}: ${body.length} bytes`);
    const heard = latin1(body);
    for (const [tag, clips] of digits) {
      const isSpoken = clips.flat().some((clip) => heard.includes(latin1(clip)));
      assert.equal(isSpoken, tag === language, `${tag} on the page in ${language}`);
    }
  }
});

programTest(
  "captcha: a proof of work in the page's hidden field replaces typing, once",
  async (world) => {
    const { program, origin } = world;
    const { mobile } = world.person("verified-citizen");
    const browser = world.browser();
    const page = await browser.get(`${origin}/login`);
    const { captcha_id } = formOf(page, "/login").fields;
    const bits = Number(/data-bits="(\d+)"/.exec(page.text)![1]);
    const proof = solve(captcha_id, bits);

    const foreign = world.browser();
    await foreign.get(`${origin}/login`);
    const stolen = await foreign.post(`${origin}/login`, {
      mobile,
      captcha_id,
      proof,
      captcha: "",
    });
    assert.equal(stolen.status, 422);

    const slip = await browser.submit(page, { mobile: "0912", proof });
    assert.match(slip.text, new RegExp(`name="proof" value="${proof}"`), "kept with the challenge");
    const sent = await browser.submit(slip, { mobile });
    assert.equal(sent.url.pathname, "/login/code");
    assert.equal((await phoneOf(program, mobile)).length, 1);

    const other = world.browser();
    const fresh = await other.get(`${origin}/login`);
    const reused = await other.submit(fresh, { mobile, proof });
    assert.equal(reused.status, 422);
    assert.equal((await phoneOf(program, mobile)).length, 1);
  },
);

programTest(
  "captcha: another picture keeps the mobile, in a page and in a fragment",
  async (world) => {
    const { origin } = world;
    const browser = world.browser();
    const page = await browser.get(`${origin}/login`);
    const { captcha_id } = formOf(page, "/login").fields;
    const hx = { "hx-request": "true", "hx-request-type": "partial" };
    for (const headers of [{}, hx]) {
      const again = await browser.submit(page, { mobile: "۰۹۱۲", action: "new_captcha" }, {
        headers,
      });
      assert.equal(again.status, 200);
      assert.match(again.text, /value="۰۹۱۲"/);
      assert.notEqual(formOf(again, "/login").fields.captcha_id, captcha_id);
      assert.match(again.text, /data-bits="\d+"/);
    }
  },
);
