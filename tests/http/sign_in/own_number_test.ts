import assert from "node:assert/strict";
import { formOf } from "../../support/http_client.ts";
import { approveByQr } from "../../support/qr_sign_in.ts";
import type { Sandbox } from "../../../adapters/sandbox/mod.ts";
import { programTest, signIn } from "../journey.ts";

/** A service for which a proof becomes too old. */
const AGING = {
  services: (sandbox: Sandbox) => {
    const [{ upstream }] = sandbox.services.services as { upstream: string }[];
    return [{ id: "aging", title: { fa: "آزمون" }, upstream, max_age: 600 }];
  },
};

programTest(
  "own number: filled in where the person has typed it before, and nowhere else",
  async (world) => {
    const { program, origin, clock } = world;
    const phone = world.browser();
    const person = world.person("verified-citizen");
    await signIn(program, phone, person);
    const { browser: library } = await approveByQr(origin, phone);
    await using _library = library;
    clock.time += 20 * 60_000;
    const target = `${origin}/login?return_to=${encodeURIComponent(`${world.at("aging")}/`)}`;

    const own = await phone.get(target);
    assert.equal(formOf(own, "/login").fields.mobile, person.mobile);
    const elsewhere = await library.get(target);
    assert.match(elsewhere.text, /name="mobile"/);
    assert.ok(!elsewhere.text.includes(person.mobile), "a whole number on another's screen");
  },
  AGING,
);
