/** The upper bound of any server on Deno: a page of 1 KB without any logic. Argument: port. */
const page = "x".repeat(1024);
Deno.serve(
  { port: Number(Deno.args[0]), hostname: "127.0.0.1", onListen() {} },
  () => new Response(page),
);
