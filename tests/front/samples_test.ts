/** The samples of README.md and docs/wires.md that verify an assertion, run as they are printed. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { outputOf } from "../support/command.ts";
import { createHttpClient } from "../support/http_client.ts";
import { unlessInstalled } from "../browser/support/installed.ts";
import { startTestProgram } from "../support/program.ts";

const ROOT = new URL("../../", import.meta.url);
const PYTHON = "/usr/bin/python3";

interface Sample {
  name: string;
  file: string;
  /** The language of its code block. */
  fence: string;
  command: string[];
  /** Code that prints the subject of `ASSERTION`, or that it is refused. */
  print: string;
  needs: string[];
}

const SAMPLES: Sample[] = [
  {
    name: "README's in TypeScript",
    file: "README.md",
    fence: "ts",
    command: [Deno.execPath(), "eval", "--ext=ts"],
    print: 'console.log(await visitor("ASSERTION").then(({ sub }) => sub, () => "refused"));',
    needs: [],
  },
  {
    name: "wires.md's in Python",
    file: "docs/wires.md",
    fence: "python",
    command: [PYTHON, "-c"],
    print: 'try: print(visitor("ASSERTION")["sub"])\nexcept jwt.PyJWTError: print("refused")',
    needs: [PYTHON, "/usr/lib/python3/dist-packages/jwt"],
  },
];

async function codeOf({ file, fence, print }: Sample): Promise<string> {
  const text = await Deno.readTextFile(new URL(file, ROOT));
  const blocks = text.matchAll(new RegExp(`\`\`\`${fence}\n(.*?)\n\`\`\``, "gs"));
  const block = [...blocks].map(([, code]) => code).find((code) => code.includes("visitor("));
  assert.ok(block, `no sample in ${file}`);
  return `${block}\n${print}`;
}

/** What the sample makes of an assertion for "library" by a window whose clock is so much ahead. */
async function run(sample: Sample, ahead: number): Promise<string> {
  const program = await startTestProgram({
    clock: { now: () => Date.now() + ahead },
    services: ({ services }) => {
      const all = services.services as { id: string }[];
      return [{ ...all.find(({ id }) => id === "echo"), id: "library" }];
    },
  });
  try {
    await using browser = createHttpClient({ origin: program.origin });
    const library = `http://library.localhost:${program.port}/`;
    const { text } = await signIn(program, browser, program.sandbox.people[0], library);
    const assertion = /X-Identity-Assertion",\s*"([^"]+)"/i.exec(text)![1];
    const code = (await codeOf(sample)).replaceAll("http://localhost:8000", program.origin);
    const [command, ...args] = [...sample.command, code.replace("ASSERTION", assertion)];
    const { success, stdout, stderr } = await outputOf(command, args, { cwd: ROOT });
    assert.ok(success, stderr);
    return stdout.trim();
  } finally {
    await program.stop();
  }
}

for (const sample of SAMPLES) {
  const { ignore, note } = unlessInstalled(...sample.needs);
  Deno.test({
    name: `samples: ${sample.name} has leeway for clocks${note}`,
    ignore,
    async fn() {
      for (const ahead of [-63_000, 2000]) {
        assert.match(await run(sample, ahead), /^[\w-]{43}$/, `${ahead} ms ahead`);
      }
      assert.equal(await run(sample, -70_000), "refused");
    },
  });
}
