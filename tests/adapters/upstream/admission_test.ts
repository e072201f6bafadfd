/** Every slot is given back, no matter how its request ends. */
import assert from "node:assert/strict";
import {
  type Admission,
  createAdmission,
  type Place,
} from "../../../adapters/upstream/admission.ts";
import { PersonBusy, UpstreamBusy } from "../../../domain/gateway/upstream/upstream.ts";
import { type Policy, service } from "../../routes/gateway/samples.ts";
import { within } from "../../support/waiting.ts";

const admissionOf = (limits: Policy["limits"]) => createAdmission(service({ limits }).limits);

const STAYS = new AbortController().signal;

/** A request's slot becomes free a few microtasks later. */
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

Deno.test("admission: queues as many as the queue holds, in order", async () => {
  const admission = admissionOf({ requests: 1, queue: 2, wait: 60 });
  const first = await admission.request("a", STAYS);
  const second = admission.request("b", STAYS);
  const third = admission.request("c", STAYS);
  await assert.rejects(admission.request("d", STAYS), isBusy);
  await leave(first);
  await leave(await second);
  await leave(await third);
  await pass(admission, "d");
});

Deno.test("admission: a request that waited in vain holds nothing", async () => {
  const admission = admissionOf({ requests: 1, queue: 1, wait: 0.1, per_person: 1 });
  const first = await admission.request("a", STAYS);
  const waited = within(admission.request("b", STAYS), "the end of the wait", 3000);
  await assert.rejects(waited, isBusy);
  await leave(first);
  const again = await admission.request("b", STAYS);
  const waiting = admission.request("a", STAYS);
  await leave(again);
  await leave(await waiting);
});

Deno.test("admission: a request that leaves while waiting holds nothing, and gets the reason", async () => {
  const admission = admissionOf({ requests: 1, queue: 1, wait: 60, per_person: 1 });
  const first = await admission.request("a", STAYS);
  const leaving = new AbortController();
  const waiting = admission.request("b", leaving.signal);
  const reason = new Error("Gone");
  leaving.abort(reason);
  await assert.rejects(within(waiting, "the wait to end", 3000), reason);
  await leave(first);
  await pass(admission, "b");
  await pass(admission, "a");
});

Deno.test("admission: a request refused by a full queue holds nothing", async () => {
  const admission = admissionOf({ requests: 1, queue: 0, per_person: 1 });
  const first = await admission.request("a", STAYS);
  await assert.rejects(admission.request("b", STAYS), isBusy);
  await leave(first);
  await pass(admission, "b");
});

Deno.test("admission: one person has a share, in requests and streams together", async () => {
  const admission = admissionOf({ per_person: 2, streams: 5, requests: 5 });
  const request = await admission.request("a", STAYS);
  const stream = admission.stream("a");
  await assert.rejects(admission.request("a", STAYS), isPersonBusy);
  assert.throws(() => admission.stream("a"), isPersonBusy);
  await pass(admission, "b");
  await leave(stream);
  const another = await admission.request("a", STAYS);
  await assert.rejects(admission.request("a", STAYS), isPersonBusy);
  await leave(request);
  await leave(another);
  admission.stream("a").leave();
});

Deno.test("admission: waiting requests count towards the share", async () => {
  const admission = admissionOf({ requests: 1, queue: 5, wait: 60, per_person: 1 });
  const first = await admission.request("a", STAYS);
  const waiting = admission.request("b", STAYS);
  await assert.rejects(admission.request("b", STAYS), isPersonBusy);
  await leave(first);
  await leave(await waiting);
});

Deno.test("admission: an event stream frees its request slot, and takes a stream slot", async () => {
  const admission = admissionOf({ requests: 1, queue: 0, streams: 1, per_person: 1 });
  for (let round = 0; round < 3; round++) {
    const events = await admission.request("a", STAYS);
    events.becomeStream();
    await assert.rejects(admission.request("a", STAYS), isPersonBusy);
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
