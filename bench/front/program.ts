/**
 * The real program in a separate process, with one person signed in; prints the cookie and waits to
 * be stopped.
 */
import { signIn } from "../../tests/http/journey.ts";
import { createHttpClient } from "../../tests/support/http_client.ts";
import { startTestProgram } from "../../tests/support/program.ts";

/** Its own port, and the public origin. */
const [port, window] = Deno.args;
const program = await startTestProgram({
  port: Number(port),
  baseUrl: window,
  environment: { TRUSTED_PROXIES: "127.0.0.1" },
});
const service = window.replace("//", "//echo.");
const browser = createHttpClient({ origin: window, port: Number(port) });
const person = program.sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
await signIn(program, browser, person, `${service}/`);
const cookies = [...browser.cookies.get(new URL(service).host)!]
  .map(([name, value]) => `${name}=${value}`).join("; ");
const guide = await browser.get(`${window}/guide`);
const file = /href="(\/static\/[^"]+\.pdf)"/.exec(guide.text)![1];
// The bench waits for this line.
// deno-lint-ignore no-console
console.log(JSON.stringify({ cookies, file }));
