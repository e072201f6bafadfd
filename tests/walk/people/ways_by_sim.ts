/** Two SIMs: each walk begins with the one that is not tied to the account. */
import assert from "node:assert/strict";
import { eventually } from "../../support/waiting.ts";
import { phoneOf } from "../../http/journey.ts";
import { type Scene, type Walk } from "./scene.ts";

export function newSimOf({ person, mobile }: Scene): string {
  return [person.mobile, ...person.otherMobiles!].find((each) => each !== mobile)!;
}

export async function formerSimIsTold(walk: Walk): Promise<void> {
  const next = walk.walker.person.mobile;
  await eventually(async () => {
    const [{ text }] = await phoneOf(walk.program, walk.mobile);
    assert.ok(text.includes(next.slice(-4)), "the former number is told");
  });
}
