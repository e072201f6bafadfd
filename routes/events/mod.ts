/** Security events for services: SSF 1.0, called by their programs with access tokens. */
import type { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answering, ownHeaders, sendJson } from "../calls/program_calls.ts";
import type { WindowEnv } from "../site/visit.ts";
import { ofStream } from "./caller.ts";
import { transmitterConfiguration } from "./configuration.ts";
import { CONFIGURATION, POLL, STATUS, STREAMS, VERIFY } from "./paths.ts";
import { createPoll } from "./poll.ts";
import { readStream, readStreamStatus, verifyStream, writeStreamStatus } from "./streams.ts";

/** Answers for 500 events have less. */
const MAX_BODY_BYTES = 64 * 1024;

/** Mounted before the guards of the pages, which are for browsers. */
export function mountEvents(app: Hono<WindowEnv>): void {
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) });
  app.use("/events/*", ownHeaders);
  app.get(CONFIGURATION, (c) => {
    const visit = c.get("visit");
    return sendJson(visit, transmitterConfiguration(visit.ports.window), {
      headers: { "cache-control": "public, max-age=300", "x-content-type-options": "nosniff" },
    });
  });
  app.get(STREAMS, answering(ofStream("ssf.read", readStream)));
  app.get(STATUS, answering(ofStream("ssf.read", readStreamStatus)));
  app.post(STATUS, limit, answering(ofStream("ssf.manage", writeStreamStatus)));
  app.post(VERIFY, limit, answering(ofStream("ssf.manage", verifyStream)));
  app.post(`${POLL}/:stream`, limit, answering(ofStream("ssf.read", createPoll())));
}
