import type { Mutant } from "../mutant.ts";
import { mutants as audit } from "./audit.ts";
import { mutants as configuration } from "./configuration.ts";
import { mutants as delivery } from "./delivery.ts";
import { mutants as federation } from "./federation.ts";
import { mutants as http } from "./http.ts";
import { mutants as http1 } from "./http1.ts";
import { mutants as keys } from "./keys.ts";
import { mutants as logging } from "./logging.ts";
import { mutants as metrics } from "./metrics.ts";
import { mutants as network } from "./network.ts";
import { mutants as process } from "./process.ts";
import { mutants as postgres } from "./postgres.ts";
import { mutants as registry } from "./registry.ts";
import { mutants as store } from "./store.ts";
import { mutants as upstream } from "./upstream.ts";
import { mutants as webSocket } from "./web_socket.ts";

export const mutants: Mutant[] = [
  ...audit,
  ...configuration,
  ...delivery,
  ...federation,
  ...http,
  ...http1,
  ...keys,
  ...logging,
  ...metrics,
  ...network,
  ...process,
  ...postgres,
  ...registry,
  ...store,
  ...upstream,
  ...webSocket,
];
