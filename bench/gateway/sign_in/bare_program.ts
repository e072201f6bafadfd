/**
 * The bound of a sign-in on Deno: its requests, reads, commits and calls, with nothing decided,
 * computed or rendered. Arguments: port, a file for the store, address of a registry.
 */
import { spread } from "./spread.ts";

const [port, file, registry] = [Number(Deno.args[0]), Deno.args[1], Deno.args[2]];
const kv = await Deno.openKv(file);
/** As long as a page of the journey. */
const PAGE = "یک ورود برای همهٔ خدمات دولت. ".repeat(250);
/** As long as records are on average. */
const RECORD = { text: "x".repeat(170) };
const HOUR = 3_600_000;

Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, async ({ url }) => {
  const { searchParams } = new URL(url);
  const person = searchParams.get("person")!;
  const { reads, records, calls } = spread(Number(searchParams.get("request")));
  for (let i = 0; i < calls; i++) await (await fetch(registry, { method: "POST" })).json();
  for (let i = 0; i < reads; i++) await kv.get(["read", person, i]);
  if (records > 0) {
    const write = kv.atomic().check({ key: ["checked", person], versionstamp: null });
    for (let i = 0; i < records; i++) {
      // Keys are hashes: no record is beside another. Three of four expire, which costs an index.
      const expireIn = i % 4 === 0 ? undefined : HOUR;
      write.set(["written", i, crypto.getRandomValues(new Uint8Array(16))], RECORD, { expireIn });
    }
    await write.commit();
  }
  return new Response(PAGE, { headers: { "content-type": "text/html; charset=utf-8" } });
});
