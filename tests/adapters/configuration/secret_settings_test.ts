import assert from "node:assert/strict";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { fileSetting, SECRETS } from "../../../adapters/configuration/secret_names.ts";
import {
  readSecretSettings,
  withSecrets,
} from "../../../adapters/configuration/secret_settings.ts";

/** Runs with a function that writes a file and returns its path. */
async function withFiles(
  run: (write: (text: string, mode?: number) => Promise<string>, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  let count = 0;
  const write = async (text: string, mode = 0o600) => {
    const path = `${folder}/secret ${count++}`;
    await Deno.writeTextFile(path, text);
    await Deno.chmod(path, mode);
    return path;
  };
  await run(write, folder).finally(() => Deno.remove(folder, { recursive: true }));
}

Deno.test("secrets from files: each one, without the end of its line", async () => {
  await withFiles(async (write) => {
    for (const name of SECRETS) {
      for (const end of ["", "\n", "\r\n"]) {
        const path = await write(` a secret\nof two lines ${end}`);
        const given = { PORT: "8000", [fileSetting(name)]: path };
        const { environment, problems, open } = await readSecretSettings(given);
        assert.equal(environment[name], " a secret\nof two lines ", name);
        assert.equal(environment.PORT, "8000");
        assert.deepEqual([problems, open], [[], []]);
      }
    }
  });
});

Deno.test("secrets from files: without any, the environment stays as it is", async () => {
  const given = { SMS_KEY: "key", SMS_KEY_FILE: "" };
  assert.deepEqual(await readSecretSettings(given), {
    environment: given,
    problems: [],
    told: [],
    open: [],
  });
});

Deno.test("secrets from files: a file and a value together are a mistake, even if they agree", async () => {
  await withFiles(async (write) => {
    const SMS_KEY_FILE = await write("key");
    const { problems, told } = await readSecretSettings({ SMS_KEY: "key", SMS_KEY_FILE });
    assert.deepEqual(problems, ["SMS_KEY and SMS_KEY_FILE are both set: give one of them"]);
    assert.deepEqual(told, ["SMS_KEY"]);
  });
});

Deno.test("secrets from files: each file that cannot be used is named, never its content", async () => {
  await withFiles(async (write, folder) => {
    const cases: [string, RegExp][] = [
      [`${folder}/none`, /^SMS_KEY_FILE .*\/none cannot be read: NotFound$/],
      [folder, /^SMS_KEY_FILE .* is no file$/],
      ["/dev/zero", /^SMS_KEY_FILE \/dev\/zero is no file$/],
      [await write(""), /^SMS_KEY_FILE .* is empty$/],
      [await write("\n"), /^SMS_KEY_FILE .* is empty$/],
      [await write("s3cret".repeat(20_000)), /^SMS_KEY_FILE .* is too long$/],
      [`${folder}/a,b`, /^SMS_KEY_FILE .* must not have a comma$/],
    ];
    for (const [SMS_KEY_FILE, expected] of cases) {
      const { environment, problems } = await readSecretSettings({ SMS_KEY_FILE });
      assert.equal(problems.length, 1);
      assert.match(problems[0], expected);
      assert.doesNotMatch(problems[0], /s3cret/);
      assert.equal(environment.SMS_KEY, undefined);
      await assert.rejects(withSecrets({ SMS_KEY_FILE }), ConfigurationError);
    }
  });
});

Deno.test("secrets from files: one that everybody may read is noted", async () => {
  await withFiles(async (write) => {
    for (const [mode, isOpen] of [[0o600, false], [0o440, false], [0o644, true], [0o604, true]]) {
      const SECRET_KEY_FILE = await write("key", Number(mode));
      const { open } = await readSecretSettings({ SECRET_KEY_FILE });
      const expected = { setting: "SECRET_KEY_FILE", path: SECRET_KEY_FILE };
      const shown = Number(mode).toString(8);
      assert.deepEqual(open, isOpen ? [{ ...expected, mode: shown }] : []);
    }
  });
});
