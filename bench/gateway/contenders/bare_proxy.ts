/**
 * The upper bound of any proxy on Deno: each request is one exchange, and nothing is decided.
 * Arguments: port, upstream's port, bytes of a header that it adds; none by default.
 */
import { createBareExchange, targetOf } from "./bare_exchange.ts";

const [port, upstream, introduction = 0] = Deno.args.map(Number);
const exchange = createBareExchange(
  upstream,
  introduction === 0 ? "" : `x-identity-assertion: ${"x".repeat(introduction)}\r\n`,
);

Deno.serve(
  { port, hostname: "127.0.0.1", onListen() {} },
  ({ url }) => exchange(targetOf(url)),
);
