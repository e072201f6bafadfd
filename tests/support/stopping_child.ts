/** Stops a program that runs as a separate process. */
import assert from "node:assert/strict";
import { verifyCommand } from "../../adapters/commands/audit_verify.ts";
import type { Running } from "./running_child.ts";

/** Milliseconds after which it is killed. */
const TOO_LATE = 40_000;

const HEAD = /Audit chain head .*?(\d+:[\w-]{43})/g;

/**
 * Milliseconds from SIGTERM until the program exits with 0, its audit log sealed and sound, the
 * head logged.
 *
 * @param insist milliseconds between repeated signals; none without it
 */
export async function timeToStop({ child, dataDir }: Running, insist?: number): Promise<number> {
  const began = performance.now();
  child.kill("SIGTERM");
  const insisting = insist && setInterval(() => child.kill("SIGTERM"), insist);
  const late = setTimeout(() => child.kill("SIGKILL"), TOO_LATE);
  const { code } = await child.ended();
  const took = performance.now() - began;
  clearInterval(insisting);
  clearTimeout(late);
  assert.equal(code, 0, child.output());
  const [, head] = [...child.output().matchAll(HEAD)].at(-1) ?? assert.fail(child.output());
  const { outcome, report } = await verifyCommand({ DATA_DIR: dataDir }, ["--head", head]);
  assert.equal(outcome, "sound", report);
  assert.match(report, /^unsealed +0$/m);
  return took;
}
