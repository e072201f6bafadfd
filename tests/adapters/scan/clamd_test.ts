/** The scanner's protocol, against the sandbox's scanner and against one that misbehaves. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { createClamd } from "../../../adapters/scan/clamd.ts";
import { readVerdict } from "../../../adapters/scan/clamd_reply.ts";
import { EICAR, startScanner } from "../../../adapters/sandbox/wires/clamd.ts";
import { createFaults } from "../../../adapters/sandbox/wires/faults.ts";
import { ScanFailed, ScannerUnavailable } from "../../../domain/attachments/ports.ts";
import { StoreUnavailable } from "../../../domain/platform/store.ts";
import { bytesOf, pdf } from "../../support/files.ts";

async function* stream(...parts: (Uint8Array | string)[]) {
  for (const part of parts) yield typeof part === "string" ? bytesOf(part) : part;
}

async function withSandbox(
  run: (address: string, faults: ReturnType<typeof createFaults>) => Promise<void>,
): Promise<void> {
  const faults = createFaults();
  const server = await startScanner({ faults, hostname: "127.0.0.1" });
  try {
    await run(server.url, faults);
  } finally {
    faults.release();
    await server.stop();
  }
}

Deno.test("clamd: clean and infected files are told apart, wherever the virus lies", () =>
  withSandbox(async (address) => {
    const { scan } = createClamd({ address });
    assert.deepEqual(await scan(stream(pdf())), { verdict: "clean" });
    const infected = { verdict: "infected", threat: "Eicar-Signature" };
    assert.deepEqual(await scan(stream(EICAR)), infected);
    const split = stream("x".repeat(100_000) + EICAR.slice(0, 30), EICAR.slice(30) + "x");
    assert.deepEqual(await scan(split), infected);
  }));

Deno.test("clamd: a scanner that is away, silent or strange is unavailable or fails", () =>
  withSandbox(async (address, faults) => {
    const calls: unknown[] = [];
    const called = (...call: unknown[]) => void calls.push([call[0], call[2]]);
    const { scan } = createClamd({ address, timeout: 100, watch: { called } });
    faults.set({ target: "scanner", mode: "garbage", times: 1 });
    await assert.rejects(
      scan(stream(pdf())),
      (error: Error) => error instanceof ScanFailed || error instanceof ScannerUnavailable,
    );
    faults.set({ target: "scanner", mode: "timeout" });
    await assert.rejects(scan(stream(pdf())), new ScannerUnavailable("no answer in time"));
    assert.deepEqual(calls.at(-1), ["scanner", "no answer in time"]);
    const away = createClamd({ address: "tcp://127.0.0.1:1" });
    await assert.rejects(away.scan(stream(pdf())), new ScannerUnavailable("ECONNREFUSED"));
  }));

/** A server that says this as soon as anything arrives. */
async function replying(reply: string, run: (address: string) => Promise<void>): Promise<void> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(reply));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`tcp://127.0.0.1:${(server.address() as { port: number }).port}`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

Deno.test("clamd: a reply before the end of a large file is read", () =>
  replying("INSTREAM size limit exceeded. ERROR\0", async (address) => {
    const { scan } = createClamd({ address });
    await assert.rejects(scan(stream(new Uint8Array(100))), new ScanFailed("size limit exceeded"));
  }));

Deno.test("clamd: an endless reply and a closed connection are no verdict", async () => {
  await replying("x".repeat(5000), async (address) => {
    const { scan } = createClamd({ address });
    await assert.rejects(scan(stream(pdf())), new ScannerUnavailable("another protocol"));
  });
  await replying("stream: OK", async (address) => {
    const { scan } = createClamd({ address });
    await assert.rejects(scan(stream(pdf())), new ScannerUnavailable("closed early"));
  });
});

Deno.test("clamd: an outage of the store while a file is read is the store's", () =>
  withSandbox(async (address) => {
    const broken = async function* () {
      yield pdf();
      throw new StoreUnavailable("down");
    };
    await assert.rejects(createClamd({ address }).scan(broken()), StoreUnavailable);
  }));

Deno.test("clamd: only its own words are a verdict", () => {
  assert.deepEqual(readVerdict("stream: OK"), { verdict: "clean" });
  assert.deepEqual(readVerdict("stream: Win.Test.EICAR_HDB-1 FOUND"), {
    verdict: "infected",
    threat: "Win.Test.EICAR_HDB-1",
  });
  for (const reason of ["Heuristics.Encrypted.PDF", "Heuristics.Limits.Exceeded.MaxFileSize"]) {
    assert.deepEqual(readVerdict(`stream: ${reason} FOUND`), { verdict: "unscannable", reason });
  }
  for (const reply of ["", "OK", "stream: OK FOUNDED", "stream: x ERROR", "PONG"]) {
    assert.throws(() => readVerdict(reply), ScanFailed, reply);
  }
});
