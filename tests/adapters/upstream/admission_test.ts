/** Every slot is given back, no matter how its request ends. */
import assert from "node:assert/strict";
import {
  type Admission,
  createAdmission,
  type Place,
} from "../../../adapters/upstream/admission.ts";
import { PersonBusy, UpstreamBusy } from "../../../domain/gateway/upstream/upstream.ts";
import { type Policy, service } from "../../routes/gateway/samples.ts";

const admissionOf = (limits: Policy["limits"]) => createAdmission(service({ limits }).limits);

const STAYS = new AbortController().signal;

/** Until who waited has entered. */
async function leave(place: Place): Promise<void> {
  place.leave();
  await new Promise((go) => setTimeout(go));
}

/** Enters and leaves. */
async function pass(admission: Admission, person: string): Promise<void> {
  await leave(await admission.request(person, STAYS));
}

/** The service is busy, not only this person's share. */
const isBusy = (error: unknown) =>
  error instanceof UpstreamBusy && !(error instanceof PersonBusy) && error.retryAfter === 5;
const isPersonBusy = (error: unknown) => error instanceof PersonBusy && error.retryAfter === 5;

Deno.test("admission: admits as many requests as there are slots, and no more", async () => {
  const admission = admissionOf({ requests: 2, queue: 0 });
  const [first] = await Promise.all(["a", "b"].map((person) => admission.request(person, STAYS)));
  await assert.rejects(admission.request("c", STAYS), isBusy);
  await leave(first);
  const third = await admission.request("c", STAYS);
  await assert.rejects(admission.request("d", STAYS), isBusy);
  await leave(third);
  await pass(admission, "d");
});

Deno.test("admission: one person has a share of requests and one of streams", async () => {
  const admission = admissionOf({ per_person: 2, per_person_queue: 0, streams: 5, requests: 5 });
  const requests = [await admission.request("a", STAYS), await admission.request("a", STAYS)];
  const streams = [admission.stream("a"), admission.stream("a")];
  await assert.rejects(admission.request("a", STAYS), isPersonBusy);
  assert.throws(() => admission.stream("a"), isPersonBusy);
  await pass(admission, "b");
  await leave(streams[0]);
  await assert.rejects(admission.request("a", STAYS), isPersonBusy);
  const another = admission.stream("a");
  assert.throws(() => admission.stream("a"), isPersonBusy);
  await leave(another);
  await leave(requests[0]);
  await pass(admission, "a");
  await leave(requests[1]);
  await leave(streams[1]);
  const again = [admission.stream("a"), admission.stream("a")];
  for (const place of again) place.leave();
});

Deno.test("admission: a request that ends lets the next one in", async () => {
  const admission = admissionOf({ requests: 1, queue: 1 });
  const first = await admission.request("a", STAYS);
  const waiting = admission.request("b", STAYS);
  await leave(first);
  await leave(await waiting);
});

Deno.test("admission: an event stream frees its request slot, and takes a stream slot", async () => {
  const admission = admissionOf({ requests: 1, queue: 0, streams: 1, per_person: 1 });
  for (let round = 0; round < 3; round++) {
    const events = await admission.request("a", STAYS);
    events.becomeStream();
    assert.throws(() => admission.stream("a"), isPersonBusy);
    await pass(admission, "a");
    await pass(admission, "b");
    assert.throws(() => admission.stream("b"), isBusy);
    await leave(events);
  }
  admission.stream("b").leave();
});

Deno.test("admission: a stream over the limit stays a request until it leaves", async () => {
  const admission = admissionOf({ requests: 1, queue: 0, streams: 1 });
  const socket = admission.stream("a");
  const events = await admission.request("b", STAYS);
  assert.throws(() => events.becomeStream(), isBusy);
  await assert.rejects(admission.request("c", STAYS), isBusy);
  await leave(events);
  await pass(admission, "c");
  await leave(socket);
  admission.stream("c").leave();
});

Deno.test("admission: one person's event streams have a limit", async () => {
  const admission = admissionOf({ per_person: 1 });
  const socket = admission.stream("a");
  const events = await admission.request("a", STAYS);
  assert.throws(() => events.becomeStream(), isPersonBusy);
  await leave(events);
  await leave(socket);
  await pass(admission, "a");
});

Deno.test("admission: admits as many streams as there are slots, and each is given back", async () => {
  const admission = admissionOf({ streams: 2, per_person: 1 });
  for (let round = 0; round < 3; round++) {
    const [first, second] = ["a", "b"].map((person) => admission.stream(person));
    assert.throws(() => admission.stream("c"), isBusy);
    await leave(first);
    // The refused stream did not use up the person's share.
    const third = admission.stream("c");
    // A socket is a stream from the start.
    third.becomeStream();
    assert.throws(() => admission.stream("a"), isBusy);
    await leave(second);
    await leave(third);
  }
});
