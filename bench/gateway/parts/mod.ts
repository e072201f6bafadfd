/** The function that measures each part. */
import type { Measure } from "../part.ts";
import type { PartName } from "../tables.ts";
import { measureHalfLoad } from "./half_load.ts";
import { measureLatency } from "./latency.ts";
import { measureLayers } from "./layers.ts";
import { measureRendering } from "./rendering.ts";
import { measureRequests } from "./requests.ts";
import { measureRevocation } from "./revocation.ts";
import { measureSessions } from "./sessions.ts";
import { measureSignIns } from "./sign_ins.ts";

export const MEASURES: Record<PartName, Measure> = {
  requests: measureRequests,
  latency: measureLatency,
  layers: measureLayers,
  half_load: measureHalfLoad,
  sign_ins: measureSignIns,
  revocation: measureRevocation,
  rendering: measureRendering,
  sessions: measureSessions,
};
