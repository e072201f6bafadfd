import { createHash } from "node:crypto";

/** Draws a number below `below`; always the same for the same subject and label. */
export type Draw = (label: string, below: number) => number;

/** Sample records must not change between visits, so they are derived from the subject. */
export function createDraw(subject: string): Draw {
  return (label, below) =>
    createHash("sha256").update(`${subject}\n${label}`).digest().readUInt32BE() % below;
}
