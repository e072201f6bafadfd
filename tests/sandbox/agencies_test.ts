import assert from "node:assert/strict";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import type { Clock } from "../../domain/platform/platform.ts";
import { flatten } from "../views/sample.ts";
import { typingFaults } from "../views/typography.ts";
import { askAgency } from "./agency_client.ts";
import { ISSUER, type OutsideWorld, withOutsideWorld } from "./outside_world.ts";

const window = await generateKeyPair("ES256");
const stranger = await generateKeyPair("ES256");
const PUBLISHED = { ...await exportJWK(window.publicKey), kid: "k1", alg: "ES256", use: "sig" };

/** A sandbox whose agencies can fetch the window's keys. */
async function withAgencies(
  run: (world: OutsideWorld) => Promise<void>,
  published: object[] = [PUBLISHED],
): Promise<void> {
  const keys = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => Response.json({ keys: published }),
  );
  try {
    await withOutsideWorld(run, { jwksUri: `http://127.0.0.1:${keys.addr.port}/jwks.json` });
  } finally {
    await keys.shutdown();
  }
}

function claimsAt(clock: Clock, changes: JWTPayload = {}): JWTPayload {
  const now = Math.floor(clock.now() / 1000);
  return {
    iss: ISSUER,
    aud: "insurance",
    sub: "pairwise-subject",
    acr: "2",
    auth_time: now - 60,
    iat: now,
    exp: now + 60,
    jti: "j1",
    national_id: "9990001006",
    given_name: "مریم",
    family_name: "رضایی<b>",
    birthdate: "1991-08-05",
    phone_number: "+989120000001",
    ...changes,
  };
}

function sign(claims: JWTPayload, { key = window.privateKey, kid = "k1", typ = TYPE } = {}) {
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid, typ }).sign(key);
}
const TYPE = "identity-assertion+jwt";

function visit(world: OutsideWorld, assertion: string, path = "/", agency = "insurance") {
  return askAgency(world.sandbox, agency, { path, headers: ["X-Identity-Assertion", assertion] });
}

Deno.test("agencies: an unknown path is a page with a language and a title", async () => {
  await withAgencies(async (world) => {
    const headers = ["X-Identity-Assertion", await sign(claimsAt(world.clock))];
    for (const [locale, title] of [["fa", "این صفحه پیدا نشد"], ["en", "Page not found"]]) {
      const { status, text } = await askAgency(world.sandbox, "insurance", {
        path: "/nowhere",
        headers: [...headers, "X-Identity-Locale", locale],
      });
      assert.equal(status, 404);
      assert.match(text, new RegExp(`<html lang="${locale}".*<title>${title} – `, "s"));
    }
    // Windows has Persian digits in Tahoma, and Arabic ones in what it calls system-ui.
    const { text: style } = await askAgency(world.sandbox, "insurance", { path: "/style.css" });
    assert.match(style, /font-family: Vazirmatn, "Segoe UI", Tahoma/);
  });
});

Deno.test("agencies show the person of a verified assertion, in each language", async () => {
  await withAgencies(async (world) => {
    const insurance = await visit(world, await sign(claimsAt(world.clock)));
    assert.equal(insurance.status, 200);
    assert.match(insurance.text, /<html lang="fa" dir="rtl">/);
    assert.match(insurance.text, /مریم رضایی&lt;b&gt;/);
    assert.match(insurance.text, /۹۹۹۰۰۰۱۰۰۶/);
    assert.match(insurance.text, /۱۴ مرداد ۱۳۷۰/);
    assert.match(insurance.text, /سطح ۲/);
    assert.ok(insurance.text.includes(`href="/_panjereh/sign-out"`));

    const locale = ["X-Identity-Locale", "ar"];
    const arabic = await askAgency(world.sandbox, "insurance", {
      headers: ["X-Identity-Assertion", await sign(claimsAt(world.clock)), ...locale],
    });
    assert.match(arabic.text, /<html lang="ar" dir="rtl">/);
    assert.match(arabic.text, /<bdi lang="fa">مریم رضایی/);
    assert.match(arabic.text, /9990001006/);
    assert.match(arabic.text, /5 آب 1991/);
    assert.match(arabic.text, /المستوى 2/);

    const forVehicle = await sign(claimsAt(world.clock, { aud: "vehicle" }));
    const vehicle = await visit(world, forVehicle, "/?lang=en", "vehicle");
    assert.match(vehicle.text, /<html lang="en" dir="ltr">/);
    assert.match(vehicle.text, /Your identity assertion was verified/);
    assert.match(vehicle.text, /09120000001/);
  });
});

Deno.test("agencies verify what is signed with Ed25519, by the key that is for it", async () => {
  const other = await generateKeyPair("EdDSA");
  const published = { ...await exportJWK(other.publicKey), kid: "k2", alg: "EdDSA", use: "sig" };
  await withAgencies(async (world) => {
    const signed = (kid: string) =>
      new SignJWT(claimsAt(world.clock)).setProtectedHeader({ alg: "EdDSA", kid, typ: TYPE })
        .sign(other.privateKey);
    assert.equal((await visit(world, await signed("k2"))).status, 200);
    assert.equal((await visit(world, await signed("k1"))).status, 401);
  }, [PUBLISHED, published]);
});

Deno.test("agencies' texts follow the typographic rules of their languages", async () => {
  const folder = new URL("../../adapters/sandbox/agencies/texts/", import.meta.url);
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { name } of Deno.readDirSync(folder)) {
    if (name === "language.ts") continue;
    // Some texts end in a space, since a value follows.
    for (const [path, text] of flatten(await import(new URL(name, folder).href))) {
      const language = path.split(".").at(-1)!;
      seen.add(language);
      const found = typingFaults(language, text.trim());
      faults.push(...found.map((fault) => `${fault}: ${path}: ${text}`));
    }
  }
  assert.deepEqual([...seen].toSorted(), ["ar", "en", "fa"]);
  assert.deepEqual(faults, []);
});

Deno.test("agencies have a second page, and accept a form", async () => {
  await withAgencies(async (world) => {
    for (
      const [agency, path, form, shown] of [
        ["insurance", "/certificates", "purpose=bank", /شمارهٔ درخواست/],
        ["vehicle", "/objections", "reason=%3Ci%3E", /&lt;i&gt;/],
      ] as const
    ) {
      const assertion = await sign(claimsAt(world.clock, { aud: agency }));
      const history = await visit(world, assertion, "/history", agency);
      assert.match(history.text, /<table>/);
      const headers = [
        ...["X-Identity-Assertion", assertion],
        ...["Content-Type", "application/x-www-form-urlencoded"],
      ];
      const post = (body: string) =>
        askAgency(world.sandbox, agency, { path, method: "POST", headers, body });
      const taken = await post(form);
      assert.equal(taken.status, 200);
      assert.match(taken.text, shown);
      assert.equal((await post("")).status, 400);
    }
  });
});

Deno.test("an agency shows the same records to the same subject, others to another", async () => {
  await withAgencies(async (world) => {
    const figures = async (sub: string) => {
      const { text } = await visit(world, await sign(claimsAt(world.clock, { sub })));
      return /<ul class="figures">.*<\/ul>/s.exec(text)?.[0];
    };
    assert.ok(await figures("a"));
    assert.equal(await figures("a"), await figures("a"));
    assert.notEqual(await figures("a"), await figures("b"));
  });
});

Deno.test("agencies refuse every assertion that the window did not issue for them, or that is not valid now", async (t) => {
  await withAgencies(async (world) => {
    const claims = claimsAt(world.clock);
    const now = Math.floor(world.clock.now() / 1000);
    const good = await sign(claims);
    const [head, body, signature] = good.split(".");
    const forged = new TextEncoder().encode(JSON.stringify({ ...claims, sub: "other" }))
      .toBase64({ alphabet: "base64url", omitPadding: true });
    const { sub: _, ...nameless } = claims;
    const cases: [string, string, string][] = [
      ["alg none", new UnsecuredJWT(claims).encode(), "algorithm"],
      ["another key under our kid", await sign(claims, { key: stranger.privateKey }), "signature"],
      ["unknown kid", await sign(claims, { key: stranger.privateKey, kid: "k9" }), "signature"],
      ["changed payload", `${head}.${forged}.${signature}`, "signature"],
      ["another service's", await sign({ ...claims, aud: "vehicle" }), "audience"],
      ["another issuer's", await sign({ ...claims, iss: "http://localhost:9" }), "issuer"],
      ["expired", await sign({ ...claims, exp: now - 6 }), "expired"],
      ["another type", await sign(claims, { typ: "JWT" }), "malformed"],
      ["no subject", await sign(nameless), "malformed"],
      ["unknown level", await sign({ ...claims, acr: "9" }), "malformed"],
      ["text", "hello", "malformed"],
      ["two in one", `${good}, ${good}`, "malformed"],
      ["unsigned", `${head}.${body}.`, "signature"],
    ];
    for (const [name, assertion, reason] of cases) {
      await t.step(name, async () => {
        const { status, text } = await visit(world, assertion);
        assert.equal(status, 401);
        assert.match(text, new RegExp(`<bdi class="code" lang="en">${reason}</bdi>`));
        assert.equal(text.includes("مریم"), false);
      });
    }
    await t.step("within the tolerance of five seconds", async () => {
      assert.equal((await visit(world, await sign({ ...claims, exp: now - 4 }))).status, 200);
    });
  });
});

Deno.test("agencies never trust plain headers", async () => {
  await withAgencies(async ({ sandbox }) => {
    const headers = ["X-Identity-Given-Name", "Maryam", "X-Identity-National-Id", "9990001006"];
    for (const agency of ["insurance", "vehicle"]) {
      for (const path of ["/", "/history"]) {
        const { status, text } = await askAgency(sandbox, agency, { path, headers });
        assert.equal(status, 401);
        assert.match(text, />missing</);
        assert.equal(/Maryam|9990001006|۹۹۹/.test(text), false);
      }
    }
  });
});

Deno.test("agencies answer 503 while the window's keys cannot be fetched", async () => {
  const gone = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => new Response());
  const { port } = gone.addr;
  await gone.shutdown();
  await withOutsideWorld(async (world) => {
    const { status, text } = await visit(world, await sign(claimsAt(world.clock)));
    assert.equal(status, 503);
    assert.equal(text.includes("مریم"), false);
  }, { jwksUri: `http://127.0.0.1:${port}/jwks.json` });
});

Deno.test("the agencies' address shows only a link to the window for any other host", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const { status, text } = await askAgency(sandbox, "other");
    assert.equal(status, 200);
    assert.ok(text.includes(`href="${ISSUER}"`));
  });
});
