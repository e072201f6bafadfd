/**
 * Known and unknown people get the same responses until they have proved their identity
 * (security_cases 24).
 */
import assert from "node:assert/strict";
import type { Reply } from "../../support/http_client.ts";
import { arriveAt, codeOf, otherThan, programTest, signIn, stepsOf } from "../journey.ts";

/** Unknown: neither an account nor a SIM. */
const UNKNOWN = "09350009999";

/** The response without what must differ: numbers, identifiers, tokens. */
function masked({ status, headers, text }: Reply) {
  const mask = (value: string) =>
    value.replace(/[\w-]{42,43}/g, "TOKEN").replace(/(_opened_)\w{8}/, "$1TOKEN").replace(
      /\b(?:[0-9a-f]{32}|[0-9a-f]{24})\b/g,
      "ID",
    )
      .replace(/[0-9۰-۹]{4}\*\*\*[0-9۰-۹]{4}/g, "MOBILE").replace(/09\d{9}/g, "MOBILE");
  const kept = [...headers].filter(([name]) => !["date", "content-length"].includes(name));
  return {
    status,
    headers: kept.map(([name, value]) => [name, mask(value)]),
    body: mask(text),
  };
}

programTest("sameness: a number with an account and one without look alike", async (world) => {
  const { program, origin } = world;
  const maryam = world.person("verified-citizen");
  await signIn(program, world.browser(), maryam);
  world.clock.time += 61_000;

  async function journey(mobile: string): Promise<Reply[]> {
    const browser = world.browser();
    const steps = stepsOf(program, browser, maryam);
    const replies = [await steps.askCode(undefined, mobile)];
    const code = await codeOf(program, mobile);
    const post = async (path: string, fields: Record<string, string>) =>
      replies.push(await browser.post(origin + path, fields));
    await post("/login/code/resend", {});
    await post("/login/code", { code: otherThan(code) });
    await post("/login/code", { code });
    replies.push(await browser.get(`${origin}/login/identity`));
    await post("/login/identity", { national_id: "0012345678" });
    // Another person's identity, known to the window or not, is a mismatch with the SIM.
    const birth = { birth_day: "17", birth_month: "6", birth_year: "1355" };
    await post("/login/identity", { national_id: "9990008000", ...birth });
    replies.push(await browser.get(`${origin}/login`));
    return replies;
  }

  const known = await journey(maryam.mobile);
  const unknown = await journey(UNKNOWN);
  for (const [i, reply] of known.entries()) {
    assert.deepEqual(masked(reply), masked(unknown[i]), `answer ${i}: ${reply.url.pathname}`);
  }
});

programTest(
  "sameness: national IDs with an account, without one and never issued look alike",
  async (world) => {
    const { program, origin } = world;
    await signIn(program, world.browser(), world.person("chief-executive"));
    const birth = { birth_day: "17", birth_month: "6", birth_year: "1355" };
    const answers = [];
    // All have valid check digits.
    for (const national_id of ["9990008000", "9990007004", "0012345679"]) {
      world.clock.time += 61_000;
      const browser = world.browser();
      await arriveAt(program, browser, world.person("verified-citizen"), "identity");
      answers.push(
        masked(await browser.post(`${origin}/login/identity`, { national_id, ...birth })),
      );
    }
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
  },
);
