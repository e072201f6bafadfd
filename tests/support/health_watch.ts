/** Polls /healthz until its input ends, then prints the longest latency in ms. */
const [port] = Deno.args;
let isOver = false;
Deno.stdin.read(new Uint8Array(1)).then(() => isOver = true);
let longest = 0;
while (!isOver) {
  const began = performance.now();
  const { ok, body } = await fetch(`http://127.0.0.1:${port}/healthz`);
  await body?.cancel();
  longest = ok ? Math.max(longest, performance.now() - began) : Infinity;
  await new Promise((go) => setTimeout(go, 5));
}
// deno-lint-ignore no-console
console.log(longest);
