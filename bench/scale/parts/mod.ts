/** The function that measures each part. */
import type { Measure } from "../part.ts";
import type { PartName } from "../tables.ts";
import { measureAtOnce } from "./at_once.ts";
import { measureCommits } from "./commits.ts";
import { measureRevocation } from "./revocation.ts";
import { measureSealing } from "./sealing.ts";
import { measureSignIns } from "./sign_ins.ts";
import { measureStored } from "./stored.ts";

export const MEASURES: Record<PartName, Measure> = {
  sign_ins: measureSignIns,
  commits: measureCommits,
  at_once: measureAtOnce,
  revocation: measureRevocation,
  stored: measureStored,
  sealing: measureSealing,
};
