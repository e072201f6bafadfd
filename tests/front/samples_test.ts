/** The samples of docs/samples/ judge one list of tokens, and all of them alike. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { CASES } from "./samples/cases.ts";
import { EDDSA_CASES } from "./samples/eddsa_cases.ts";
import { ASSERTION_ALGS, type AssertionAlg } from "../../domain/services/attributes.ts";
import { type Language, LANGUAGES } from "./samples/languages.ts";
import { type RunningSample, startSample } from "./samples/running_sample.ts";
import { createIssuer, type Issuer, NOW } from "./samples/issuer.ts";

function sampleTest(
  language: Language,
  what: string,
  run: (sample: RunningSample, issuer: Issuer) => Promise<void>,
): void {
  const { ignore, note } = unlessInstalled(...language.needs);
  Deno.test({
    name: `samples: ${language.name} ${what}${note}`,
    ignore,
    async fn() {
      await using issuer = await createIssuer();
      await using sample = await startSample(language, issuer.origin);
      await run(sample, issuer);
    },
  });
}

for (const language of LANGUAGES) {
  sampleTest(language, "judges tokens and fetches keys with restraint", async (sample, issuer) => {
    await judgesEachToken(sample, issuer);
    await knowsEachKey(sample, issuer);
    await isNotHammered(sample, issuer);
    await outlivesTheWindow(sample, issuer, language);
  });
}

const good = (issuer: Issuer, iat = NOW, alg: AssertionAlg = "ES256") =>
  issuer.sign(JSON.stringify(issuer.claims({ iat, exp: iat + 60 })), {}, alg);

async function judgesEachToken(sample: RunningSample, issuer: Issuer) {
  const { sub } = issuer.claims();
  const wrong: string[] = [];
  for (const { name, verdict, token } of [...CASES, ...EDDSA_CASES]) {
    const said = await sample.judge(await token(issuer), NOW);
    const isRight = verdict === "accepted"
      ? said === `accepted ${sub}`
      : said.startsWith("refused");
    if (!isRight) wrong.push(`${name}: ${said}`);
  }
  assert.deepEqual(wrong, []);
  assert.equal(issuer.fetches(), 1, "the key set is kept, and unknown keys do not fetch it again");
}

/** The sample runs on while keys rotate. */
async function knowsEachKey(sample: RunningSample, issuer: Issuer) {
  const before = await good(issuer);
  issuer.rotate();
  for (const alg of ASSERTION_ALGS) {
    const said = await sample.judge(await good(issuer, NOW, alg), NOW);
    assert.match(said, /^accepted/, `the key of ${alg} was published before`);
  }
  assert.equal(issuer.fetches(), 1);
  issuer.rotate();
  const unheardOf = await good(issuer, NOW + 11);
  assert.match(await sample.judge(unheardOf, NOW + 11), /^accepted/, "an unknown key is looked up");
  assert.equal(issuer.fetches(), 2);
  assert.match(await sample.judge(before, NOW + 11), /^refused/, "its key is no longer published");
}

/** Its last fetch was at NOW + 11. */
async function isNotHammered(sample: RunningSample, issuer: Issuer) {
  const text = JSON.stringify(issuer.claims());
  for (let at = 0; at < 50; at++) {
    const invented = await issuer.forge(text, { kid: `invented-${at}` });
    assert.match(await sample.judge(invented, NOW + 12), /^refused/);
  }
  assert.equal(issuer.fetches(), 2);
  const later = NOW + 11 + 301;
  assert.match(await sample.judge(await good(issuer, later), later), /^accepted/);
  assert.equal(issuer.fetches(), 3, "after five minutes the set is fetched again");
}

/** Its last fetch was at NOW + 312. */
async function outlivesTheWindow(sample: RunningSample, issuer: Issuer, { forgets }: Language) {
  issuer.goDown();
  const token = await good(issuer, NOW + 312 + 301);
  const said = await sample.judge(token, NOW + 312 + 301);
  assert.match(said, forgets ? /^refused/ : /^accepted/);
  assert.equal(issuer.fetches(), 4);
}
