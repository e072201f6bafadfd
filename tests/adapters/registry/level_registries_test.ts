import assert from "node:assert/strict";
import { createCardRegistry } from "../../../adapters/registry/card_registry.ts";
import { createFaceMatcher } from "../../../adapters/registry/face_matcher.ts";
import type { PersonIdentity } from "../../../domain/identity/person_identity.ts";
import { RegistryUnavailable } from "../../../domain/registry/registries.ts";
import { JPEG } from "../../support/photos.ts";
import { recordTimers } from "../../support/timers.ts";
import { FAILURES, hang, serveLoopback } from "../loopback_server.ts";

const sara: PersonIdentity = { kind: "iranian", nationalId: "0012345679" };
const foreigner: PersonIdentity = {
  kind: "foreign",
  fidaCode: "99910000014",
  documentKind: "passport",
  documentNumber: "C4F7K2901",
};
const photo = { type: "image/jpeg" as const, bytes: JPEG };
const CARD = "9999999900010064";

Deno.test("the card registry is asked as docs/wires.md says", async () => {
  await using server = serveLoopback(() => Response.json({ match: true }));
  const cards = createCardRegistry({ url: server.url, token: "t0ken" });
  assert.equal(await cards.isHolder(CARD, sara), true);
  server.behaviour = () => Response.json({ match: false });
  assert.equal(await cards.isHolder(CARD, foreigner), false);
  const [first, second] = server.received;
  assert.equal(first.path, "/v1/cards/match");
  assert.equal(first.headers.get("authorization"), "Bearer t0ken");
  assert.deepEqual(JSON.parse(first.body), { cardNumber: CARD, nationalId: "0012345679" });
  assert.deepEqual(JSON.parse(second.body), {
    cardNumber: CARD,
    idType: "fida",
    fidaCode: "99910000014",
  });
});

Deno.test("the face matcher is sent the photo under our own file name, and its verdict is returned", async () => {
  const forms: FormData[] = [];
  const tokens: (string | null)[] = [];
  const options = { port: 0, hostname: "127.0.0.1", onListen() {} };
  await using server = Deno.serve(options, async (request) => {
    tokens.push(request.headers.get("authorization"));
    forms.push(await request.formData());
    return Response.json({ match: true, live: false });
  });
  const url = `http://127.0.0.1:${server.addr.port}`;
  const faces = createFaceMatcher({ url, token: "t0ken" });
  assert.deepEqual(await faces.compare(photo, sara), { match: true, live: false });
  const file = forms[0].get("photo") as File;
  assert.equal(file.name, "photo.jpg");
  assert.equal(file.type, "image/jpeg");
  assert.deepEqual(await file.bytes(), JPEG);
  assert.equal(forms[0].get("nationalId"), "0012345679");
  assert.equal(tokens[0], "Bearer t0ken");
  await faces.compare({ type: "image/png", bytes: JPEG }, sara);
  const png = forms[1].get("photo") as File;
  assert.deepEqual([png.name, png.type], ["photo.png", "image/png"]);
});

Deno.test("the face matcher has fifteen seconds by default", async () => {
  await using server = serveLoopback(() => Response.json({ match: true, live: true }));
  using timers = recordTimers();
  await createFaceMatcher({ url: server.url, token: "t" }).compare(photo, sara);
  assert.ok(timers.delays.includes(15_000), timers.delays.join());
});

const lies = [{}, { match: "yes", live: true }, { match: true }];
const wrong = lies.map((lie) => [JSON.stringify(lie), () => Response.json(lie)] as const);
for (const [failure, behaviour] of [...FAILURES, ...wrong]) {
  Deno.test(`the face matcher is unavailable with ${failure}, and called once`, async () => {
    await using server = serveLoopback(behaviour);
    const faces = createFaceMatcher({ url: server.url, token: "t" });
    await assert.rejects(faces.compare(photo, sara), isUnavailable("faces"));
    assert.equal(server.received.length, 1);
  });
}

Deno.test("the card registry is unavailable when it hangs", async () => {
  await using server = serveLoopback(hang);
  const cards = createCardRegistry({ url: server.url, token: "t", timeout: 80 });
  await assert.rejects(cards.isHolder(CARD, sara), isUnavailable("cards"));
});

Deno.test("the face matcher is unavailable when it hangs", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const held = listener.accept();
  const url = `http://127.0.0.1:${listener.addr.port}`;
  const faces = createFaceMatcher({ url, token: "t", timeout: 80 });
  await assert.rejects(faces.compare(photo, sara), isUnavailable("faces"));
  (await held).close();
});

function isUnavailable(name: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof RegistryUnavailable);
    assert.equal(error.registry, name);
    assert.ok(error.retryAfter >= 1);
    assert.doesNotMatch(Deno.inspect(error), new RegExp(`0012345679|${CARD}`));
    return true;
  };
}
