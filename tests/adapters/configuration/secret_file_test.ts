import assert from "node:assert/strict";
import { findSecretFile, readSecretFile } from "../../../adapters/configuration/secret_file.ts";

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readSecretFile creates a secret once, readable by the owner only", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/secret_key`;
    assert.equal(await findSecretFile(path), null);
    const secret = await readSecretFile(path);
    assert.equal(secret.length, 32);
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    assert.deepEqual(await readSecretFile(path), secret);
    assert.deepEqual(await findSecretFile(path), secret);
    assert.notDeepEqual(await readSecretFile(`${folder}/another`), secret);
  });
});

Deno.test("findSecretFile fails if the file cannot be read, and does not create another", async () => {
  await withFolder(async (folder) => {
    await assert.rejects(findSecretFile(folder));
    await assert.rejects(readSecretFile(folder));
    const path = `${folder}/secret_key`;
    await Deno.writeTextFile(path, "no base64!");
    await assert.rejects(readSecretFile(path), SyntaxError);
    assert.equal(await Deno.readTextFile(path), "no base64!");
  });
});

Deno.test("readSecretFile: of two concurrent starts, neither continues with a secret that was not kept", async () => {
  await withFolder(async (folder) => {
    for (let run = 0; run < 5; run++) {
      const path = `${folder}/secret_${run}`;
      const both = await Promise.allSettled([readSecretFile(path), readSecretFile(path)]);
      const kept = await findSecretFile(path);
      const read = both.filter((one) => one.status === "fulfilled").map(({ value }) => value);
      assert.ok(read.length > 0);
      for (const secret of read) assert.deepEqual(secret, kept);
    }
  });
});
