/** Where a saved step leads, and what it lacks. */
import { type Step, STEPS } from "../../domain/application/draft.ts";
import { readOwn } from "../../domain/application/member.ts";
import type { Visit } from "../site/visit.ts";
import { type Asked, boardOf, gapsOf } from "./access.ts";

/** Of a step that was begun: a new one is not reproached with what nobody has typed yet. */
export async function stepGaps(visit: Visit, asked: Asked, step: Step) {
  if (!asked.draft.begun.includes(step)) return [];
  return (await gapsOf(visit, asked)).filter((gap) => gap.step === step);
}

/** As it is stored now. */
export async function withOwnNow(visit: Visit, asked: Asked): Promise<Asked> {
  const own = await readOwn(visit.ports, asked.member, asked.id);
  return { ...asked, ...own };
}

/** To the next step, or back to this one while it has gaps. */
export async function goOn(visit: Visit, asked: Asked, step: Step): Promise<Response> {
  const gaps = await stepGaps(visit, await withOwnNow(visit, asked), step);
  const next = gaps.length > 0 ? step : STEPS[STEPS.indexOf(step) + 1];
  return await visit.goTo(next ? `${boardOf(asked.id)}/${next}?saved` : boardOf(asked.id));
}
