/**
 * Records calls that did not come from an operator: one record a minute for each wire and verdict,
 * since audit records are kept for good and anybody can call. The next one says how many came since.
 */
import { MINUTE } from "../../domain/platform/platform.ts";
import type { Visit } from "../site/visit.ts";

export interface RefusedCall {
  wire: "ussd" | "sms-status";
  verdict: "forged" | "late" | "replayed";
}

export type NoteRefused = (visit: Visit, call: RefusedCall) => void;

export function createNoteRefused(): NoteRefused {
  const noted = new Map<string, { minute: number; unrecorded: number }>();

  return ({ ports: { clock, appendLater }, requestId }, { wire, verdict }) => {
    const at = clock.now();
    const minute = Math.floor(at / MINUTE);
    const kind = `${wire} ${verdict}`;
    const last = noted.get(kind) ?? { minute: -1, unrecorded: 0 };
    if (last.minute === minute) {
      last.unrecorded++;
      return;
    }
    noted.set(kind, { minute, unrecorded: 0 });
    const detail = { wire, verdict, count: last.unrecorded + 1 };
    appendLater({ at, event: "wire.refused", requestId, detail });
  };
}
