/** A certificate, its QR code for anybody, and the person's new address at the agency. */
import assert from "node:assert/strict";
import { CompactSign, generateKeyPair } from "jose";
import { scan } from "../../support/qr_reader.ts";
import { eventually } from "../../support/waiting.ts";
import { visitorTest } from "./visitor.ts";

const CERTIFICATE = "certificate";

visitorTest("certificate: anybody verifies its QR code, and nobody forges one", async (visitor) => {
  const { at, stranger } = visitor;
  const site = at(CERTIFICATE);
  const browser = await visitor.enter(CERTIFICATE);
  const home = await browser.get(`${site}/?lang=fa`);
  const [one, two] = await Promise.all([
    browser.submit(home, {}, { to: "/certificates" }),
    browser.submit(home, {}, { to: "/certificates" }),
  ]);
  assert.equal(one.url.pathname, two.url.pathname, "pressed twice: one certificate");
  assert.match(one.main, /مریم رضایی/);
  assert.match(one.main, /۹۹۹۰۰۰۱۰۰۶/);
  assert.match(one.main, /<dd>۱۴۰[۰-۹]\/[۰-۹]{2}\/[۰-۹]{2}<\/dd>/);

  const address = scan(one.text);
  assert.ok(one.main.includes(`href="${address}"`));
  assert.ok(address.startsWith(`${site}/verify/`));
  const anybody = stranger();
  const verdict = async (url: string, language?: string) =>
    await anybody.get(url, { accept: "text/html", "accept-language": language });
  const valid = await verdict(address);
  assert.equal(valid.status, 200);
  assert.match(valid.main, /این گواهی معتبر است/);
  assert.match(valid.main, /م\. ر\./);
  for (const secret of ["مریم", "رضایی", "۹۹۹۰۰۰۱۰۰۶", "9990001006"]) {
    assert.ok(!valid.text.includes(secret), secret);
  }
  assert.match((await verdict(`${address}?lang=en`)).main, /This certificate is valid/);
  assert.match((await verdict(address, "ar,en;q=0.5")).main, /هذه الشهادة سارية/);
  assert.equal((await anybody.get(`${site}/style.css`)).status, 200);
  assert.equal((await anybody.send(`${site}/`, { headers: { accept: "text/html" } })).status, 302);

  const token = address.split("/").at(-1)!;
  const [head, body, signature] = token.split(".");
  assert.match(atob(body), /^\d{10}$/, "no personal data in the code");
  const number = new TextEncoder().encode(atob(body));
  const { privateKey } = await generateKeyPair("ES256");
  const strange = await new CompactSign(number)
    .setProtectedHeader({ alg: "ES256", typ: "cert" }).sign(privateKey);
  const otherNumber = btoa(`${atob(body)}1`.slice(1)).replace(/=+$/, "");
  const last = signature.at(-1)!;
  // The last of 86 characters has four bits that a lenient reader drops.
  const respelt = String.fromCharCode(last.charCodeAt(0) + 1);
  const none = btoa('{"alg":"none","typ":"cert"}').replace(/=+$/, "");
  for (
    const forged of [
      strange,
      `${head}.${otherNumber}.${signature}`,
      `${head}.${body}.${signature.slice(0, -1)}${respelt}`,
      `${head}.${body}.${signature.replace(/^./, (char) => char === "A" ? "B" : "A")}`,
      `${none}.${body}.`,
      token.slice(0, -20),
      "hello",
    ]
  ) {
    const refused = await verdict(`${site}/verify/${forged}?lang=en`);
    assert.equal(refused.status, 404, forged);
    assert.match(refused.main, /This certificate is not valid/);
  }

  const path = `${one.url.pathname}/revocation`;
  await browser.submit(await browser.get(`${site}/`), {}, { to: path });
  const revoked = await verdict(`${address}?lang=en`);
  assert.match(revoked.main, /This certificate is revoked/);
  assert.doesNotMatch(revoked.main, /م\./);
  const again = await browser.submit(home, {}, { to: "/certificates" });
  assert.notEqual(again.url.pathname, one.url.pathname);

  const neighbour = await visitor.enter(CERTIFICATE, "two-sims");
  assert.equal((await neighbour.get(one.url)).status, 404);
  await neighbour.post(`${again.url.origin}${again.url.pathname}/revocation`, {});
  assert.match((await verdict(scan(again.text))).main, /این گواهی معتبر است/);
});

visitorTest(
  "certificate: a new postal code reaches it, and its answer the person",
  async (visitor) => {
    const { program: { origin, sandbox } } = visitor;
    const browser = await visitor.enter(CERTIFICATE);
    const page = () => browser.get(`${visitor.at(CERTIFICATE)}/changes?lang=en`);
    await browser.submit(await page(), { answer: "refused" });
    const { postalCode } = sandbox.people.find(({ persona }) => persona === "chief-executive")!;
    const form = await browser.get(`${origin}/profile/postal-code`);
    await browser.submit(form, { postal_code: postalCode });
    await eventually(async () => {
      const { main } = await page();
      assert.ok(main.includes(postalCode));
      assert.match(main, /<section.*Refused: outside the area/s);
    });
    await eventually(async () => {
      const { main } = await browser.get(`${origin}/profile/changes?lang=en`);
      assert.match(main, /outside/);
    });
    const forged = await fetch(`${sandbox.agencyOrigin}/new-values`, {
      method: "POST",
      body: "e30.e30.e30",
    });
    await forged.body?.cancel();
    assert.equal(forged.ok, false);
  },
);
