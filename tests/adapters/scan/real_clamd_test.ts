/** ClamAV's own daemon, with signatures of our own: its data base cannot be had everywhere. */
import assert from "node:assert/strict";
import { createClamd } from "../../../adapters/scan/clamd.ts";
import { EICAR } from "../../../adapters/sandbox/wires/clamd.ts";
import { ScanFailed, ScannerUnavailable } from "../../../domain/attachments/ports.ts";
import { unlessInstalled } from "../../browser/support/installed.ts";
import { freePort } from "../../support/program.ts";
import { bytesOf, pdf, png } from "../../support/files.ts";
import { until } from "../../support/waiting.ts";

const installed = unlessInstalled("/usr/sbin/clamd");
const OURS = "panjereh test virus";

/** ClamAV's extended signatures: name, type of file (0: any), offset (*: anywhere), hex. */
const signature = (name: string, text: string) => `${name}:0:*:${bytesOf(text).toHex()}\n`;

interface Daemon {
  address: string;
  stop(): Promise<void>;
}

/** Runs in a folder of its own, and as nobody if root starts it. `maxStream`: as clamd writes sizes. */
async function startClamd(maxStream: string): Promise<Daemon> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_clamd_" });
  await Deno.mkdir(`${folder}/db`);
  for (const path of [folder, `${folder}/db`]) await Deno.chmod(path, 0o777);
  await Deno.writeTextFile(
    `${folder}/db/own.ndb`,
    signature("Eicar-Test", EICAR) + signature("Panjereh-Test", OURS),
    { mode: 0o644 },
  );
  // A test may connect to this machine, but not to a socket in a folder.
  const port = freePort();
  const lines = [
    "Foreground yes",
    `DatabaseDirectory ${folder}/db`,
    `TemporaryDirectory ${folder}`,
    `TCPSocket ${port}`,
    "TCPAddr 127.0.0.1",
    `StreamMaxLength ${maxStream}`,
    "AlertEncrypted yes",
    ...Deno.uid() === 0 ? ["User nobody"] : [],
  ];
  await Deno.writeTextFile(`${folder}/clamd.conf`, lines.join("\n") + "\n", { mode: 0o644 });
  const daemon = new Deno.Command("/usr/sbin/clamd", {
    args: [`--config-file=${folder}/clamd.conf`],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const listens = () =>
    Deno.connect({ hostname: "127.0.0.1", port }).then((connection) => {
      connection.close();
      return true;
    }, () => false);
  await until(listens, "clamd to listen");
  return {
    address: `tcp://127.0.0.1:${port}`,
    async stop() {
      daemon.kill("SIGKILL");
      await daemon.status;
      await Deno.remove(folder, { recursive: true });
    },
  };
}

const isNoVerdict = (error: Error) =>
  error instanceof ScanFailed || error instanceof ScannerUnavailable;

async function* stream(...parts: Uint8Array[]) {
  yield* parts;
}

Deno.test({
  name: `clamd: the real one says what the sandbox's says${installed.note}`,
  ignore: installed.ignore,
  async fn() {
    const clamd = await startClamd("1M");
    try {
      const { scan } = createClamd({ address: clamd.address });
      assert.deepEqual(await scan(stream(pdf())), { verdict: "clean" });
      assert.deepEqual(await scan(stream(png())), { verdict: "clean" });
      const found = await scan(stream(bytesOf(EICAR)));
      assert.deepEqual(found, { verdict: "infected", threat: "Eicar-Test.UNOFFICIAL" });
      // In the middle of a document, and across what is sent at a time.
      const split = stream(pdf(), bytesOf(OURS.slice(0, 5)), bytesOf(OURS.slice(5)));
      assert.deepEqual(await scan(split), {
        verdict: "infected",
        threat: "Panjereh-Test.UNOFFICIAL",
      });
      const large = stream(...Array.from({ length: 48 }, () => new Uint8Array(32 * 1024)));
      // It resets the connection behind its reply, which may be lost with it.
      await assert.rejects(scan(large), isNoVerdict);
      // One file after the other, and several at a time.
      const many = await Promise.all(Array.from({ length: 12 }, () => scan(stream(pdf()))));
      assert.ok(many.every(({ verdict }) => verdict === "clean"));
    } finally {
      await clamd.stop();
    }
  },
});
