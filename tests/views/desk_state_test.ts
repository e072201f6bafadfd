/** What the desk's pages say stands only where it is true, and what comes next is said. */
import assert from "node:assert/strict";
import { catalogue, elements, languages, mainOf } from "./sample.ts";

const entry = (name: string) => catalogue.find((entry) => entry.name === name)!;
const render = (name: string, language: string) => entry(name).render({ language });

for (const [language, texts] of languages) {
  const says = (name: string, sentence: string) => render(name, language).includes(sentence);

  Deno.test(`desk: who has accepted an invitation reads what to do now, ${language}`, () => {
    const { accepted } = texts.staff.signIn;
    assert.ok(says("staffSignIn/accepted", accepted));
    assert.ok(!says("staffSignIn/empty", accepted));
  });

  Deno.test(`desk: nobody is asked to invite who is invited already, ${language}`, () => {
    const { oneManager, awaited } = texts.members;
    const saying = (name: string) => [oneManager, awaited].map((words) => says(name, words));
    assert.deepEqual(saying("staffMembers/none"), [true, false]);
    assert.deepEqual(saying("staffMembers/awaited"), [false, true]);
    assert.deepEqual(saying("staffMembers/suspended"), [false, false]);
  });

  Deno.test(`desk: nothing was not found before it was looked for, ${language}`, () => {
    const { none } = texts.applications.name;
    assert.ok(says("applicationService/none", none));
    assert.ok(!says("applicationService/unsearched", none));
  });

  Deno.test(`desk: an expert reads that a second approval is missing, ${language}`, () => {
    const { waitsForSecond } = texts.review;
    assert.ok(says("reviewCase/first-approved", waitsForSecond));
    assert.ok(!says("reviewCase/not-taken", waitsForSecond));
    assert.ok(!says("reviewCase/approved", waitsForSecond));
  });

  Deno.test(`desk: only who serves people is watched, and who has ended sets nothing, ${language}`, () => {
    const { watch, setup } = texts.deskService;
    const saying = (name: string) => [says(name, watch), says(name, setup.heading)];
    assert.deepEqual(saying("deskService/full"), [true, true]);
    assert.deepEqual(saying("deskService/by_agency"), [false, true]);
    assert.deepEqual(saying("deskService/file"), [false, false]);
  });

  Deno.test(`desk: an agency reads that it need not say why, ${language}`, () => {
    const hint = `${texts.applications.optional}. ${texts.deskService.reasonHint}`;
    assert.ok(says("deskService/full", hint));
    assert.ok(!says("deskService/no-reason", hint));
  });

  Deno.test(`desk: a receiver's own page says how it stands, ${language}`, () => {
    const { states } = texts.console.outbox;
    assert.ok(says("outboxReceiver/behind", states.paused));
    assert.ok(!says("outboxReceiver/several", states.paused));
  });

  Deno.test(`desk: only who typed a password reads that it is asked for again, ${language}`, () => {
    const { password } = texts.staff.proof;
    assert.ok(says("staffProof/password", password));
    assert.ok(!says("staffProof/strict", password));
  });
}

Deno.test("desk: what an event has nothing of is not named", () => {
  const html = mainOf(entry("audit/empty-detail").render({ language: "en" }));
  assert.match(html, /changed: library<\//);
  assert.ok(!html.includes("added:"));
});

Deno.test("desk: a complete application has one main button, and it sends", () => {
  const mains = (name: string) =>
    elements(mainOf(entry(name).render())).filter(({ attributes }) =>
      attributes.get("class")?.split(" ").includes("main")
    ).map(({ name, attributes }) => attributes.get("value") ?? name);
  assert.deepEqual(mains("applicationBoard/ready"), ["submit"]);
  assert.deepEqual(mains("applicationBoard/gaps"), ["a"]);
});

Deno.test("desk: the way back of a deleted draft stands after its button, not after sending", () => {
  const html = mainOf(entry("applicationBoard/ready").render({ language: "en" }));
  const [, after] = html.split(`value="delete">`, 2);
  assert.ok(after.includes("A deleted draft can be brought back"), after);
});

for (const [language, texts] of languages) {
  Deno.test(`desk: forged headers are refused, not passed, ${language}`, () => {
    const { gate, publishFailures } = texts.deskService;
    // "Forged headers: passed" would read as if they had come through.
    assert.notEqual(gate.toLowerCase(), publishFailures.gate.slice(0, gate.length).toLowerCase());
  });
}

Deno.test("desk: every security event is told in a sentence of each language", async () => {
  const source = await Deno.readTextFile(
    new URL("../../domain/platform/audit.ts", import.meta.url),
  );
  const [, listed] = /type AuditEvent =([^;]*);/.exec(source)!;
  const events = [...listed.matchAll(/"([a-z_.]+)"/g)].map(([, event]) => event);
  assert.ok(events.length > 60, String(events.length));
  for (const [language, { console }] of languages) {
    const told: Record<string, string> = console.audit.events;
    assert.deepEqual(events.filter((event) => !told[event]), [], language);
  }
});

for (const [language, texts] of languages) {
  const says = (name: string, sentence: string) => render(name, language).includes(sentence);

  Deno.test(`desk: an agency reads by when experts answer, ${language}`, () => {
    const { promised } = texts.applications.board;
    assert.ok(says("applicationBoard/closed", promised));
    assert.ok(!says("applicationBoard/gaps", promised));
  });

  Deno.test(`desk: a level says what is known of a person there, ${language}`, () => {
    const { levels } = texts.applications;
    for (const words of Object.values(levels)) {
      assert.ok(says("applicationDetails/faulty", words.split("{level}")[1]), words);
    }
  });

  Deno.test(`desk: who may not change keys reads who may, ${language}`, () => {
    const { readOnly } = texts.deskServiceSettings;
    assert.ok(says("deskServiceSettings/reader", readOnly));
    assert.ok(!says("deskServiceSettings/empty", readOnly));
  });

  Deno.test(`desk: support reads of the asker's browser, not of their own, ${language}`, () => {
    assert.ok(!says("ticket/changed", `>${texts.support.along.device}<`));
    assert.ok(says("ticket/changed", `>${texts.tickets.along.device}<`));
  });
}
