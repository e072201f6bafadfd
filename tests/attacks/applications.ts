/** Applications at the desk of the running program, for attacks that need one. */
import { systemClock, systemRandom } from "../../adapters/runtime/system.ts";
import { type Application, applicationRecord } from "../../domain/application/application.ts";
import type { ApplicationContent } from "../../domain/application/content.ts";
import { read } from "../../domain/platform/read.ts";
import { readCase } from "../../domain/review/read_case.ts";
import { CONTENT, submit } from "../domain/review/sample.ts";
import { storeOf } from "./desk_stage.ts";
import type { Stage } from "./stage.ts";

/** Of `agency-1`, submitted; @returns its ID */
export async function submitted(
  stage: Stage,
  { content = CONTENT, ...given }: { content?: ApplicationContent } & Partial<Application> = {},
): Promise<string> {
  using own = await storeOf(stage);
  const id = `application-${systemRandom.bytes(8).toHex()}`;
  const now = systemClock.now();
  const world = { store: own.store, clock: { time: now, now: () => now } };
  await submit(world, { content, createdAt: now, ...given, id });
  return id;
}

export async function applicationNow(stage: Stage, id: string): Promise<Application> {
  using own = await storeOf(stage);
  return (await read(own.store, applicationRecord(id))).value!;
}

export async function caseNow(stage: Stage, id: string) {
  using own = await storeOf(stage);
  return (await readCase(own.store, id))!;
}
