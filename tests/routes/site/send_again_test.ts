/** What a failure's page may send again. */
import assert from "node:assert/strict";
import { sendAgain } from "../../../routes/site/send_again.ts";
import type { Visit } from "../../../routes/site/visit.ts";

/** A form of one of our pages, as far as it is looked at. */
const sent = (fields: Record<string, string>) =>
  sendAgain({
    request: { method: "POST" },
    path: "/login",
    header: () => "application/x-www-form-urlencoded",
    fields: () => Promise.resolve(new URLSearchParams(fields)),
  } as unknown as Visit);

Deno.test("send again: a form as it was sent, and none with a password or a card's number", async () => {
  const plain = { user_name: "reza", captcha: "1" };
  assert.deepEqual(await sent(plain), { form: { to: "/login", fields: plain } });
  for (const name of ["password", "again", "card_number"]) {
    assert.deepEqual(await sent({ ...plain, [name]: "x" }), {}, name);
  }
});

Deno.test("send again: a form with a file without it, where its fields can be read", async () => {
  const sent = (beside?: URLSearchParams) =>
    sendAgain({
      request: { method: "POST" },
      path: "/applications/1/letter",
      header: () => "multipart/form-data; boundary=x",
    } as unknown as Visit, beside && (() => Promise.resolve(beside)));
  const fields = { letter_subject: "درخواست" };
  const form = { to: "/applications/1/letter", fields, hasFile: true };
  assert.deepEqual(await sent(new URLSearchParams(fields)), { form });
  assert.deepEqual(await sent(new URLSearchParams()), {});
  assert.deepEqual(await sent(), {});
});

Deno.test("send again: a long text of the desk is not lost in an outage either", async () => {
  const long = { author: "sealed", "text-0192f0c5-8c9e": "و".repeat(9000), contactMobile: "1" };
  assert.deepEqual(await sent(long), { form: { to: "/login", fields: long } });
  assert.deepEqual(await sent({ "<b>": "x" }), {});
});
