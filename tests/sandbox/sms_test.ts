import assert from "node:assert/strict";
import type { Sandbox } from "../../adapters/sandbox/mod.ts";
import { languages as texts } from "../views/sample.ts";
import { sendSms, withOutsideWorld } from "./outside_world.ts";

async function messagesOf({ origin }: Sandbox, mobile = "09120000001") {
  return await (await fetch(`${origin}/phones/${mobile}.json`)).json();
}

Deno.test("verify/lookup delivers the code like Kavenegar does, bound to the window's host", async () => {
  await withOutsideWorld(async ({ sandbox, clock }) => {
    const response = await sendSms(sandbox);
    assert.equal(response.status, 200);
    const answer = await response.json();
    assert.equal(answer.return.status, 200);
    const [entry] = answer.entries;
    assert.equal(entry.receptor, "09120000001");
    assert.equal(entry.status, 5);
    assert.equal(entry.date, Math.floor(clock.time / 1000));
    for (const field of ["messageid", "cost"]) assert.equal(typeof entry[field], "number");
    for (const field of ["message", "statustext", "sender"]) {
      assert.equal(typeof entry[field], "string");
    }

    const [message, ...others] = await messagesOf(sandbox);
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(message).toSorted(), ["at", "channel", "code", "text"]);
    assert.equal(message.at, "2026-11-22T05:30:00.000Z");
    assert.equal(message.channel, "sms");
    assert.equal(message.code, "48213");
    assert.equal(message.text, entry.message);
    assert.equal(message.text.split("\n").at(-1), "@localhost #48213");
  });
});

Deno.test("browsers offer a code of the desk at the desk alone", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    await (await sendSms(sandbox, { template: "panjereh-desk-code", token: "482139" })).text();
    const [{ code, text }] = await messagesOf(sandbox);
    assert.deepEqual([code, text.split("\n").at(-1)], ["482139", "@desk.localhost #482139"]);
  });
});

Deno.test("the code that a contact tells a colleague is no code of a sign-in", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const tokens = { template: "panjereh-contact", token: "482139", token20: "کتابخانهٔ تازه" };
    assert.equal((await sendSms(sandbox, tokens)).status, 200);
    const [{ code, text }] = await messagesOf(sandbox);
    assert.equal(code, "482139");
    assert.ok(text.includes("کتابخانهٔ تازه") && text.includes("برای ورود به پنجره نیست"));
    assert.doesNotMatch(text, /@|هیچ‌کس/);
  });
});

Deno.test("news of a dossier name the page at the window as it is called there", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    for (const [language, template] of [["fa", ""], ["en", "-en"], ["ar", "-ar"]]) {
      const tokens = { template: `panjereh-dossier${template}`, token: "1405", token20: "دیوان" };
      assert.equal((await sendSms(sandbox, tokens)).status, 200);
      const [{ text }] = await messagesOf(sandbox);
      const { heading } = texts.get(language)!.letters;
      assert.match(text, new RegExp(`[«“]${heading}[»”]`), language);
    }
  });
});

Deno.test("a phone lists its messages newest first, also within one millisecond", async () => {
  await withOutsideWorld(async ({ sandbox, clock }) => {
    for (const token of ["11111", "22222"]) await (await sendSms(sandbox, { token })).text();
    clock.time += 1000;
    await (await sendSms(sandbox, { token: "0007", template: "panjereh-sim-changed" })).text();
    const messages = await messagesOf(sandbox);
    const codes = messages.map(({ code }: { code: string | null }) => code);
    assert.deepEqual(codes, [null, "22222", "11111"]);
    assert.match(messages[0].text, /0007/);
    assert.deepEqual(await messagesOf(sandbox, "09120000002"), []);
  });
});

Deno.test("verify/lookup accepts every spelling of a number as the same phone", async () => {
  await withOutsideWorld(async ({ sandbox }) => {
    const spellings = ["+989120000001", "00989120000001", "989120000001", "9120000001"];
    for (const receptor of spellings) await (await sendSms(sandbox, { receptor })).text();
    assert.equal((await messagesOf(sandbox)).length, spellings.length);
  });
});

Deno.test("verify/lookup refuses with the same number in status and body, and delivers nothing", async (t) => {
  await withOutsideWorld(async ({ sandbox }) => {
    const refusals: [string, number, Record<string, string>, string?][] = [
      ["wrong key", 403, {}, "wrong-key"],
      ["receptor that is no mobile", 411, { receptor: "02112345678" }],
      ["unknown template", 424, { template: "other" }],
      ["empty token", 400, { token: "" }],
      ["token with a space", 431, { token: "12 345" }],
    ];
    for (const [name, status, fields, key] of refusals) {
      await t.step(name, async () => {
        const response = await sendSms(sandbox, fields, key);
        assert.equal(response.status, status);
        assert.equal((await response.json()).return.status, status);
      });
    }
    assert.deepEqual(await messagesOf(sandbox), []);
  });
});

Deno.test("messages and captcha answers survive a restart", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const store = `${folder}/sandbox.sqlite3`;
    await withOutsideWorld(async ({ sandbox }) => {
      await (await sendSms(sandbox)).text();
      await fetch(`${sandbox.origin}/captchas`, {
        method: "POST",
        body: JSON.stringify({ id: "a", answer: "123456" }),
      });
    }, { store });
    await withOutsideWorld(async ({ sandbox }) => {
      assert.equal((await messagesOf(sandbox))[0].code, "48213");
      const answer = await (await fetch(`${sandbox.origin}/captchas/a.json`)).json();
      assert.deepEqual(answer, { answer: "123456" });
    }, { store });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** Of which staff read: none leads to pages that only citizens have. */
const TO_STAFF = [
  ...["panjereh-desk-notice", "panjereh-invitation"],
  ...["panjereh-desk-news", "panjereh-desk-news-en", "panjereh-desk-news-ar"],
  ...["service", "service-en", "service-ar"].map((more) => `panjereh-desk-news-${more}`),
];

Deno.test("what staff are told names the desk, and no page of citizens", async () => {
  const citizens = [...texts.values()].map(({ sessions }) => sessions.heading);
  const names = [...texts.values()].map(({ staff }) => staff.desk);
  await withOutsideWorld(async ({ sandbox }) => {
    for (const template of TO_STAFF) {
      const tokens = { token: "https://desk.example.ir/recovery", token10: "a", token20: "b" };
      const response = await sendSms(sandbox, { template, ...tokens });
      assert.equal(response.status, 200, template);
      const { entries: [{ message }] } = await response.json();
      assert.deepEqual(citizens.filter((name) => message.includes(name)), [], template);
      const lower = message.toLowerCase();
      assert.ok(
        names.some((name) => lower.includes(name.toLowerCase())),
        `${template}: ${message}`,
      );
    }
    const own = await (await sendSms(sandbox, { template: "panjereh-desk-notice" })).json();
    const { title } = texts.get("fa")!.deskHome.sections.account;
    assert.ok(own.entries[0].message.includes(`› ${title}`));
  });
});
