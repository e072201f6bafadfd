import assert from "node:assert/strict";
import {
  isEventStream,
  type UpstreamResponse,
} from "../../../../domain/gateway/upstream/upstream.ts";

const answer = (...headers: [string, string][]) => ({ headers }) as UpstreamResponse;

Deno.test("isEventStream recognises the media type, with or without parameters", () => {
  for (
    const header of [
      ["content-type", "text/event-stream"],
      ["Content-Type", "TEXT/Event-Stream;charset=utf-8"],
    ] as [string, string][]
  ) assert.ok(isEventStream(answer(["x", "y"], header)), String(header));
  for (
    const header of [
      ["content-type", "text/event-streams"],
      ["content-type", "text/plain; x=text/event-stream"],
      ["content-tope", "text/event-stream"],
      ["x-type", "text/event-stream"],
    ] as [string, string][]
  ) assert.ok(!isEventStream(answer(header)), String(header));
  assert.ok(!isEventStream(answer()));
});
