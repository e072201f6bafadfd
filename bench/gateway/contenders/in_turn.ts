/**
 * Measures contenders over several rounds, each in another order. A contender that fails does not
 * stop the others.
 */
import { type Figures, reasonOf, type Row } from "../results.ts";
import { median, type Target } from "../wrk.ts";
import type { Contender, Stage } from "./contender.ts";
import { prove } from "./prove.ts";

interface Entrant {
  name: string;
  /** Absent if it could not start. */
  target?: Target;
  /** Why it is not measured any further. */
  reason?: string;
  /** One for each round. */
  measured: Figures[];
}

export interface InTurn {
  rounds: number;
  measure(target: Target): Promise<Figures>;
}

/**
 * After each measurement yields the contender's row: the medians so far, or the reason why there
 * are none.
 */
export async function* measureInTurn(
  stage: Stage,
  contenders: Contender[],
  { rounds, measure }: InTurn,
): AsyncGenerator<Row> {
  await using running = new AsyncDisposableStack();
  const entrants: Entrant[] = [];
  for (const contender of contenders) entrants.push(await enter(contender, stage, running));
  for (let round = 0; round < rounds; round++) {
    for (const entrant of rotated(entrants, round)) {
      if (round > 0 && entrant.reason) continue;
      await addMeasurement(entrant, measure);
      const { name, reason } = entrant;
      yield reason ? { name, reason } : { name, figures: medians(entrant.measured) };
    }
  }
}

async function enter(
  { name, refuses, start }: Contender,
  stage: Stage,
  running: AsyncDisposableStack,
): Promise<Entrant> {
  try {
    const { target } = running.use(await start(stage));
    await prove(target, { refuses });
    return { name, target, measured: [] };
  } catch (error) {
    return { name, reason: reasonOf(error), measured: [] };
  }
}

async function addMeasurement(entrant: Entrant, measure: InTurn["measure"]): Promise<void> {
  if (!entrant.target) return;
  try {
    entrant.measured.push(await measure(entrant.target));
  } catch (error) {
    entrant.reason = reasonOf(error);
  }
}

function rotated<T>(items: T[], by: number): T[] {
  return items.map((_, at) => items[(at + by) % items.length]);
}

function medians(measured: Figures[]): Figures {
  const keys = Object.keys(measured[0]);
  return Object.fromEntries(keys.map((key) => [key, median(measured.map((one) => one[key]))]));
}
