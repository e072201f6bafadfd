/** An agency's server on every address of this machine, whose page is one byte. Argument: port. */
Deno.serve(
  { hostname: "0.0.0.0", port: Number(Deno.args[0]), onListen() {} },
  () => new Response("1"),
);
