/**
 * The bound of a person's first request on Deno: two looks into Deno KV, an Ed25519 signature and
 * one exchange, without anything around them. Arguments: port, upstream's port, a file for the
 * store, number of people.
 */
import { createBareExchange, targetOf } from "../gateway/contenders/bare_exchange.ts";

const [port, upstream, people] = [0, 1, 3].map((at) => Number(Deno.args[at]));
const kv = await Deno.openKv(Deno.args[2]);
/** As many characters as a session and an account have together, in three records. */
const RECORD = { text: "x".repeat(300) };
const BATCH = 100;
for (let from = 0; from < people; from += BATCH) {
  const write = kv.atomic();
  for (let person = from; person < from + BATCH; person++) {
    for (const kind of ["entry", "session", "account"]) write.set([kind, person], RECORD);
  }
  await write.commit();
}
const { privateKey } = await crypto.subtle.generateKey("Ed25519", false, ["sign"]) as CryptoKeyPair;
const claims = new Uint8Array(600);
const exchange = createBareExchange(upstream);

Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, async (request) => {
  const person = Number(request.headers.get("cookie")!.slice("person=".length));
  await kv.get(["entry", person]);
  await kv.getMany([["session", person], ["account", person]]);
  await crypto.subtle.sign("Ed25519", privateKey, claims);
  return await exchange(targetOf(request.url));
});
