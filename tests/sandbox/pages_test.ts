import assert from "node:assert/strict";
import { TARGETS } from "../../adapters/sandbox/wires/faults.ts";
import { PEOPLE } from "../../adapters/sandbox/people/people.ts";
import { TRIES } from "../../adapters/sandbox/people/tries.ts";
import { postJson, sendSms, withOutsideWorld } from "./outside_world.ts";

Deno.test("the home page shows every person with a phone, the agencies and the switches", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const response = await fetch(sandbox.origin);
    const page = await response.text();
    assert.equal(response.headers.get("content-type"), "text/html; charset=UTF-8");
    assert.match(page, /^<!doctype html><html lang="fa" dir="rtl">/);
    for (const { nationalId, birthDate, mobile, postalCode, persona } of PEOPLE) {
      for (const text of [nationalId, birthDate, mobile, postalCode]) {
        assert.ok(page.includes(`<bdi>${text}</bdi>`), `${persona}: ${text}`);
      }
      assert.ok(page.includes(`>${persona}</bdi>`), persona);
      assert.ok(page.includes(`href="/phones/${mobile}"`), persona);
    }
    for (const id of ["insurance", "vehicle", "echo"]) {
      assert.ok(page.includes(`href="http://${id}.localhost:8000/"`), id);
    }
    assert.ok(page.includes('href="http://localhost:8000/login"'));
    assert.equal(page.match(/<form method="post" action="\/faults"/g)?.length, TARGETS.length);
    for (const secret of [sandbox.settings.REGISTRY_TOKEN, sandbox.settings.SMS_KEY]) {
      assert.equal(page.includes(secret), false);
    }
  });
});

Deno.test("the home page has each id once", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const page = await (await fetch(sandbox.origin)).text();
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    assert.ok(ids.length > 30);
    assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), []);
  });
});

Deno.test("the home page suggests what to try, with links that work", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const page = await (await fetch(sandbox.origin)).text();
    const [, tries] = /<section id="tries"(.*?)<\/section>/s.exec(page)!;
    const links = [...tries.matchAll(/href="(.*?)"/g)].map(([, link]) => link);
    assert.equal(tries.match(/<h3>/g)?.length, TRIES.length);
    for (const link of links) {
      const [, open, anchor] = /^\/\?open=(.*)#(.*)$/.exec(link) ?? [];
      if (!open) {
        assert.match(link, /^http:\/\/(?:(\w+\.)?localhost:8000|library\.agency\.localhost:\d+)\//);
      } else {
        assert.equal(anchor, open);
        const unfolded = await (await fetch(sandbox.origin + link)).text();
        assert.ok(openIn(unfolded).includes(open), link);
      }
    }
  });
});

Deno.test("the home page leads to the desk's steps, which need nothing from elsewhere", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const page = await (await fetch(sandbox.origin)).text();
    const [, tries] = /<section id="tries"(.*?)<\/section>/s.exec(page)!;
    assert.ok(tries.includes('href="/?open=desk#desk"'));
    const [, letter] = /href="(\/letter\.pdf)"/.exec(page)!;
    const response = await fetch(sandbox.origin + letter);
    assert.equal(response.headers.get("content-type"), "application/pdf");
    const pdf = await response.text();
    const at = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)![1]);
    assert.ok(pdf.slice(at).startsWith("xref\n0 6\n"));
    for (const [, offset] of pdf.matchAll(/^(\d{10}) 00000 n $/gm)) {
      assert.match(pdf.slice(Number(offset)), /^\d 0 obj\n/);
    }
  });
});

/** Ids of what is unfolded. */
const openIn = (page: string) =>
  [...page.matchAll(/<details [^>]*id="([^"]*)" open>/g)].map(([, id]) => id);
const foldsIn = (page: string) =>
  [...page.matchAll(/<li><details id="([^"]*)"/g)].map(([, id]) => id);

Deno.test("the home page is folded, except for what is asked for and what is broken", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const openAt = async (path: string) =>
      openIn(await (await fetch(sandbox.origin + path)).text());
    assert.deepEqual(await openAt("/"), []);
    assert.deepEqual(await openAt("/?open=faults"), ["faults"]);
    assert.deepEqual(await openAt("/?open=two-sims"), ["people", "two-sims"]);
    assert.deepEqual(await openAt("/?open=nothing"), []);
    await (await postJson(`${sandbox.origin}/faults`, { target: "sim", mode: "error" })).text();
    assert.deepEqual(await openAt("/"), ["faults", "fault-sim"]);
  });
});

Deno.test("the home page is searched in any digits, keyboard and half-space", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const find = async (q: string) =>
      await (await fetch(`${sandbox.origin}/?${new URLSearchParams({ q })}`)).text();
    for (
      const [query, ...found] of [
        ["۰۹۱۲۰۰۰۰۰۰۲", "sim-of-another"],
        ["٠٩١٢٠٠٠٠٠٠٢", "sim-of-another"],
        ["علي محمدي", "sim-of-another"],
        ["99900001010", "try-8", "company-active"],
        ["نمونهسازان آفتاب", "try-8", "chief-executive", "company-active"],
        ["DANIEL weber", "foreign-passport", "company-foreign-chief-executive"],
        ["شاهکار", "fault-sim"],
      ]
    ) {
      const page = await find(query);
      assert.deepEqual(foldsIn(page), found, query);
      for (const id of found) assert.ok(openIn(page).includes(id), `${query}: ${id}`);
      assert.ok(page.includes(`value="${query}"`), query);
    }
    const none = await find('"><script>');
    assert.deepEqual(foldsIn(none), []);
    assert.match(none, /چیزی با این واژه‌ها پیدا نشد/);
    assert.ok(!none.includes("<script"));
    for (const blank of ["", "  ", "‌", "?!"]) {
      const page = await find(blank);
      assert.deepEqual([openIn(page), foldsIn(page).length > 30], [[], true], blank);
    }
  });
});

Deno.test("a phone's screen shows its messages, and any valid number has one", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    await (await sendSms(sandbox)).text();
    const screen = await (await fetch(`${sandbox.origin}/phones/09120000001`)).text();
    assert.match(screen, /@localhost #48213/);
    assert.match(screen, /مریم رضایی/);
    const unknown = await fetch(`${sandbox.origin}/phones/09999999999`);
    assert.equal(unknown.status, 200);
    assert.match(await unknown.text(), /هنوز پیامی نرسیده است/);
    for (
      const mobile of ["9120000001", "+989120000001", "0912000000", "091200000011", "۰۹۱۲۰۰۰۰۰۰۱"]
    ) {
      for (const path of [mobile, `${mobile}.json`]) {
        const response = await fetch(`${sandbox.origin}/phones/${path}`);
        assert.equal(response.status, 404, path);
        await response.body?.cancel();
      }
    }
  });
});

Deno.test("every page forbids scripts, foreign sources, caching and sniffing", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const pages = ["/", "/phones/09120000001", "/nothing"].map((path) => sandbox.origin + path);
    for (const url of [...pages, sandbox.agencyOrigin]) {
      const { headers, body } = await fetch(url);
      assert.match(
        headers.get("content-security-policy")!,
        /^default-src 'none'; style-src 'self';/,
      );
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("cache-control"), "no-store");
      await body?.cancel();
    }
  });
});
