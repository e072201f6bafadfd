/** Checks that are tests: they are run, and counted. */
import type { Check, Seen } from "../../support/checks.ts";

const ROOT = new URL("../../../", import.meta.url);

async function runTests(what: string, paths: readonly string[]): Promise<Seen> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--no-check", "-q", ...paths],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "null",
  }).output();
  const text = new TextDecoder().decode(stdout);
  const [, passed, failed] = /\| (\d+) passed.*\| (\d+) failed/.exec(text) ?? [, "0", "all"];
  const named = paths.map((path) => `\`${path}\``).join(", ");
  const holds = failed === "0" && passed !== "0";
  return {
    what,
    expected: "all pass",
    got: `${passed} passed, ${failed} failed (${named})`,
    holds,
  };
}

const tested = (number: number, what: string, tests: Record<string, string[]>): Check => ({
  number,
  what,
  async run() {
    const seen: Seen[] = [];
    for (const [name, paths] of Object.entries(tests)) seen.push(await runTests(name, paths));
    return seen;
  },
});

const HTTP = "tests/http/federation";

export const TESTED: Check[] = [
  tested(1, "Real clients sign in", {
    "openid-client": [`${HTTP}/openid_test.ts`],
    "TypeScript, Python, PHP, Java; Apache mod_auth_openidc": [
      "tests/front/openid_samples_test.ts",
      "tests/front/openid_sites_test.ts",
    ],
  }),
  tested(2, "Requests that are wrong", {
    "an error page and never a redirect": [`${HTTP}/refusals_test.ts`],
  }),
  tested(3, "What is one site's is no other's", {
    "codes and tokens that come twice, late, or from another site; claims": [
      `${HTTP}/tokens_test.ts`,
    ],
    "tokens of the agencies' API": [`${HTTP}/api_tokens_test.ts`],
  }),
  tested(4, "Proof that is asked for again", {
    "max_age, prompt, levels": [`${HTTP}/proof_test.ts`],
    "sign-out by the site": [`${HTTP}/logout_test.ts`],
  }),
];
