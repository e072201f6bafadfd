import assert from "node:assert/strict";
import { countAudit } from "../../support/store.ts";
import {
  arriveAt,
  codeOf,
  identityFields,
  otherThan,
  PATHS,
  programTest,
  rightFields,
  STEP_NAMES,
} from "../journey.ts";

const FORM = { "content-type": "application/x-www-form-urlencoded" };
const MEGABYTE = 1024 * 1024;

programTest(
  "form: a code that is not a string is refused and costs at most one attempt",
  async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const page = await arriveAt(program, browser, person, "code");
    const code = await codeOf(program, person.mobile);
    const wrong = otherThan(code);
    const address = `${origin}/login/code`;
    const send = async (body: string | Uint8Array, headers: Record<string, string> = FORM) =>
      (await browser.send(address, { method: "POST", headers, body })).status;

    assert.equal(await send(`code=${wrong}&code=${code}`), 400, "repeated");
    assert.equal(await send(`code=${wrong}&code=${wrong}`), 400, "repeated");
    assert.equal(await send(`code=${"1".repeat(201)}`), 422, "long");
    assert.equal(await send(`code[]=${code}`), 422, "array");
    assert.equal(await send(`code[0]=${code}`), 422, "array");
    assert.equal(await send(`code.x=${code}`), 422, "object");
    assert.equal(await send(`[object Object]`), 422, "object");
    assert.equal(
      await send(JSON.stringify({ code: [code] }), { "content-type": "application/json" }),
      403,
    );
    assert.equal(await send(`code=${"1".repeat(10 * MEGABYTE)}`), 413, "10 MB");
    assert.equal(await send(`x=${"1".repeat(10 * MEGABYTE)}&code=${code}`), 413, "10 MB");
    const boundary = "----x";
    const upload = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="code"; filename="code.txt"',
      "Content-Type: text/plain",
      "",
      code,
      `--${boundary}--`,
      "",
    ].join("\r\n");
    const multipart = { "content-type": `multipart/form-data; boundary=${boundary}` };
    assert.equal(await send(upload, multipart), 403, "a file");
    assert.equal(await send("code=%ff%fe%00"), 422, "not UTF-8");
    assert.equal(await send("code=%zz"), 422, "not percent-encoded");
    assert.equal(await send(""), 422, "empty");

    assert.equal(await countAudit(program.dataDir, "code.wrong"), 0);
    const next = await browser.submit(page, { code });
    assert.equal(next.url.pathname, "/login/identity");
  },
);

programTest("form: 10 MB without a length are aborted", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  await arriveAt(program, browser, world.person("verified-citizen"), "code");
  async function* endless() {
    const chunk = new Uint8Array(64 * 1024).fill(49);
    yield new TextEncoder().encode("code=");
    for (let sent = 0; sent < 10 * MEGABYTE; sent += chunk.length) yield chunk;
  }
  const reply = await browser.send(`${origin}/login/code`, {
    method: "POST",
    headers: FORM,
    body: endless() as never,
  });
  assert.equal(reply.status, 413);
});

const TYPED = new Set(
  "mobile captcha code national_id birth_day birth_month birth_year postal_code".split(" "),
);

for (const step of STEP_NAMES) {
  programTest(`form: repeated and long fields at ${step} are refused`, async (world) => {
    const { program, origin } = world;
    const browser = world.browser();
    const person = world.person("verified-citizen");
    const page = await arriveAt(program, browser, person, step);
    const right = await rightFields(program, person, page, step);
    const address = origin + PATHS[step];
    for (const [name, value] of Object.entries(right)) {
      const twice = await browser.post(address, [...Object.entries(right), [name, value]]);
      assert.equal(twice.status, 400, `${name} twice`);
      const long = await browser.post(address, { ...right, [name]: value + "x".repeat(201) });
      // Its page shows it again, if the person has typed it there.
      const isTyped = TYPED.has(name);
      assert.equal(long.status, isTyped ? 422 : 400, `${name} long`);
    }
    const next = await browser.post(address, right);
    assert.equal(next.status, 303);
  });
}

programTest("form: extra fields have no effect", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const reza = world.person("unknown-postal-code");
  const extra = {
    role: "admin",
    status: "verified",
    level: "3",
    agencyId: "insurance",
    step: "postal_code",
    accountId: "1",
    verifiedAt: "1",
    __proto__: "x",
    "constructor[prototype][level]": "3",
    session: "x",
  };
  let page = await arriveAt(program, browser, reza, "code");
  page = await browser.submit(page, { ...extra, code: await codeOf(program, reza.mobile) });
  page = await browser.submit(page, { ...extra, ...identityFields(reza), mobile: "09120000001" });
  page = await browser.submit(page, { ...extra, decision: "yes", firstName: "x" });
  page = await browser.submit(page, { ...extra, postal_code: reza.postalCode });
  assert.equal(page.status, 422);
  page = await browser.submit(page, { ...extra, action: "temporary" });
  assert.equal(page.url.href, `${origin}/`);
  assert.match(page.main, /سطح ۱/);
  assert.match(page.main, /رضا نوری/);
});

programTest("form: an invented action or decision does no harm", async (world) => {
  const { program } = world;
  const browser = world.browser();
  const maryam = world.person("verified-citizen");
  const page = await arriveAt(program, browser, maryam, "confirm");
  const denied = await browser.submit(page, { decision: "YES" });
  assert.equal(denied.url.pathname, "/login/identity");
  const postal = await browser.submit(
    await browser.submit(denied, identityFields(maryam)),
    { decision: "yes" },
  );
  const invented = await browser.submit(postal, { action: "admin", postal_code: "1" });
  assert.equal(invented.status, 422);
});

programTest("form: typed text is shown again escaped", async (world) => {
  const { program, origin } = world;
  const browser = world.browser();
  const hostile = `"><img src=x onerror=alert(1)><b hx-get="/x" data-hx-get='/x'>`;
  const person = world.person("verified-citizen");
  const first = await browser.get(`${origin}/login`);
  const pages = [await browser.submit(first, { mobile: hostile, captcha: hostile })];
  const code = await arriveAt(program, browser, person, "code");
  pages.push(await browser.submit(code, { code: hostile }));
  const right = await browser.submit(code, { code: await codeOf(program, person.mobile) });
  const identity = { national_id: hostile, birth_day: hostile, birth_month: hostile };
  pages.push(await browser.submit(right, { ...identity, birth_year: hostile }));
  const confirm = await browser.submit(right, identityFields(person));
  const postal = await browser.submit(confirm, { decision: "yes" });
  pages.push(await browser.submit(postal, { postal_code: hostile }));
  for (const page of pages) {
    assert.equal(page.status, 422, page.url.pathname);
    assert.ok(page.main.includes("&quot;&gt;&lt;img src=x"), `${page.url.pathname} shows it`);
    assert.ok(!page.text.includes("<img src=x"), page.url.pathname);
    assert.ok(!page.text.includes("<b hx-get"), page.url.pathname);
  }
});
