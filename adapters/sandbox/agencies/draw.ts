import { createHash } from "node:crypto";

/** Draws a number below `below`: the same for the same subject and label, for ever. */
export type Draw = (label: string, below: number) => number;

/** Made-up records must not change from visit to visit, so they are drawn from the subject. */
export function createDraw(subject: string): Draw {
  return (label, below) =>
    createHash("sha256").update(`${subject}\n${label}`).digest().readUInt32BE() % below;
}
