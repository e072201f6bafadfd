/** The samples of docs/api/ post a letter, each from its own language, to a person of the sandbox. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { signIn } from "../http/journey.ts";
import { outputOf } from "../support/command.ts";
import { createHttpClient } from "../support/http_client.ts";
import { startTestProgram, type TestProgram } from "../support/program.ts";
import { ROOT } from "../support/sources.ts";

const FOLDER = new URL("docs/api/", ROOT).pathname;
const PYTHON = "/usr/bin/python3";
const PACKAGES = "/usr/lib/python3/dist-packages";

/** Tests may run `sh`. */
const BY_BASH = ["sh", "-c", 'exec bash "$0" "$@"'] as const;

/** What the machine must have, and what runs the sample. */
const SAMPLES: readonly [name: string, needs: string[], ...command: string[]][] = [
  ["letter.sh", ["bash", "openssl", "curl"], ...BY_BASH],
  ["letter.ts", [], Deno.execPath(), "run", "--no-check", "-A"],
  ["letter.py", [PYTHON, `${PACKAGES}/jwt`, `${PACKAGES}/cryptography`], PYTHON, "-B"],
  ["letter.php", ["php8.2"], "php8.2"],
  ["Letter.java", ["java"], "java"],
  ["letter.go", ["go"], "go", "run"],
];

/** An address of our own for the API's host: few resolvers know names below `localhost`. */
function startFront(port: number) {
  const client = Deno.createHttpClient({ allowHost: true });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set("host", `api.localhost:${port}`);
    const { method } = request;
    const body = method === "GET" ? undefined : await request.arrayBuffer();
    const sent = { method, headers, body, client };
    return await fetch(`http://127.0.0.1:${port}${pathname}${search}`, sent);
  });
  return {
    origin: `http://127.0.0.1:${server.addr.port}`,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      client.close();
    },
  };
}

async function makeKey(folder: string) {
  const [sh, ...bash] = BY_BASH;
  const key = `${folder}/key.pem`;
  // As docs/agency-api.md says.
  const genpkey = `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ${key}`;
  const made = await outputOf("sh", ["-c", genpkey]);
  assert.ok(made.success, made.stderr);
  const { stdout } = await outputOf(sh, [...bash, `${FOLDER}jwk.sh`, key, "1"]);
  return { key, jwk: JSON.parse(stdout) };
}

async function readPosted(program: TestProgram, nationalId: string) {
  await using browser = createHttpClient(program);
  const person = program.sandbox.people.find((one) => one.nationalId === nationalId)!;
  await signIn(program, browser, person);
  return (await browser.get(`${program.origin}/letters`)).main;
}

const { ignore, note } = unlessInstalled("openssl", "bash");

Deno.test({
  name: `api samples: each posts its letter, once however often it runs${note}`,
  ignore,
  async fn(t) {
    const folder = await Deno.makeTempDir({ prefix: "panjereh_api_" });
    const { key, jwk } = await makeKey(folder);
    const service = {
      id: "court",
      title: { fa: "دیوان", en: "Court" },
      attributes: ["national_id"],
      openid: { jwks: { keys: [jwk] }, scopes: ["letters.write", "letters.read", "events.read"] },
    };
    const program = await startTestProgram({ services: () => [service] });
    await using front = startFront(program.port);
    const { nationalId } = program.sandbox.people
      .find(({ persona }) => persona === "verified-citizen")!;
    const env = { WINDOW: program.origin, API: front.origin, SERVICE: "court", KEY: key, KID: "1" };
    const post = async ([name, , command, ...args]: typeof SAMPLES[number], key: string) => {
      const given = [...args, `${FOLDER}${name}`, nationalId, key];
      const { success, stdout, stderr } = await outputOf(command, given, { env, cwd: folder });
      assert.ok(success, `${name}: ${stderr}`);
      return JSON.parse(stdout);
    };
    try {
      await readPosted(program, nationalId);
      for (const sample of SAMPLES) {
        const [name, needs] = sample;
        const { ignore, note } = unlessInstalled(...needs);
        await t.step({
          name: `${name}${note}`,
          ignore,
          async fn() {
            const posted = await post(sample, name);
            assert.equal(posted.state, "accepted");
            if (name === "letter.sh") assert.deepEqual(await post(sample, name), posted);
          },
        });
      }
      assert.match(await readPosted(program, nationalId), /رأی هیئت/);
    } finally {
      await program.stop();
      await Deno.remove(folder, { recursive: true });
    }
  },
});

/** Fenced blocks of the document, in their order. */
function blocksOf(document: string, language: string): string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n(.*?)^ *\`\`\`$`, "gms");
  return [...document.matchAll(fence)].map(([, indent, block]) =>
    block.replaceAll(new RegExp(`^${indent}`, "gm"), "")
  );
}

const PDF = "%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n";
const forDocument = unlessInstalled("openssl", "bash", "curl");

Deno.test({
  name: `api document: its commands and settings do as they stand${forDocument.note}`,
  ignore: forDocument.ignore,
  async fn() {
    const document = await Deno.readTextFile(new URL("docs/agency-api.md", ROOT));
    const [makeKey, ...commands] = blocksOf(document, "sh");
    const folder = await Deno.makeTempDir({ prefix: "panjereh_api_" });
    await Deno.writeTextFile(`${folder}/decision.pdf`, PDF);
    const run = async (script: string) => {
      const asRoot = script.replaceAll("docs/api/", FOLDER);
      const { success, stdout, stderr } = await outputOf(
        "sh",
        ["-c", 'exec bash -euo pipefail -c "$0"', asRoot],
        { cwd: folder },
      );
      assert.ok(success, stderr + stdout);
      return stdout;
    };
    const program = await startTestProgram();
    try {
      const jwk = JSON.parse(await run(makeKey));
      const [settings] = blocksOf(document, "json").map((text) => JSON.parse(text));
      Object.assign(settings.services[0].openid.jwks.keys[0], jwk);
      // As the chapter on security events says.
      settings.services[0].events = {};
      settings.services[0].openid.scopes.push("ssf.manage");
      await program.useServices(settings.services);
      await readPosted(program, "9990001006");
      const here = commands.join("").replaceAll(":8000", `:${program.port}`);
      const told = await run(here);
      assert.doesNotMatch(told, /"code":/, "no request is refused");
      for (
        const wanted of [
          /"state":"accepted"/,
          /"remaining":\d+/,
          /"outcome":"created"/,
          /"state":"awaiting_citizen"/,
          /"state":"(?:pending|clean)"/,
          /"events":\[/,
          /"stream_id":\s*"court"/,
          /"sets":/,
        ]
      ) assert.match(told, wanted);
      assert.match(await readPosted(program, "9990001006"), /درخواست عضویت پژوهشی/);
    } finally {
      await program.stop();
      await Deno.remove(folder, { recursive: true });
    }
  },
});
