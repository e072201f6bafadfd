import assert from "node:assert/strict";
import { EVENT_NAMES, pushReceiver } from "../../../domain/services/security_events.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";

const UPSTREAM = "http://10.0.0.7:8080";

function read(events: object, settings: object = { upstream: UPSTREAM }): Service | null {
  const entry = { id: "a", title: { fa: "الف" }, events, ...settings };
  return serviceSchema.safeParse(entry).data ?? null;
}

Deno.test("events: without a push address the service fetches all types", () => {
  const service = read({})!;
  assert.deepEqual(service.events, { types: [...EVENT_NAMES] });
  assert.equal(pushReceiver(service), null);
});

Deno.test("events: they are pushed to a path of the upstream, or to a URL by https", () => {
  assert.deepEqual(pushReceiver(read({ push: "/events" })!), { target: "/events" });
  assert.deepEqual(
    pushReceiver(
      read({ push: "https://a.example/e?x" }, {
        forward_auth: { proxies: ["10.0.0.7"] },
      })!,
    ),
    { origin: "https://a.example", target: "/e?x" },
  );
});

Deno.test("events: what would show them to others, or says nothing, is refused", () => {
  for (
    const events of [
      { push: "http://a.example/x" },
      { push: "https://user:secret@a.example/" },
      { push: "//a.example/x" },
      { push: "" },
      { types: [] },
      { types: ["session-began"] },
      { poll: true },
    ]
  ) assert.equal(read(events), null, JSON.stringify(events));
  const behindProxy = { forward_auth: { proxies: ["10.0.0.7"] } };
  assert.equal(read({ push: "/events" }, behindProxy), null, "no upstream");
});
