import { startTestProgram } from "/work/main/tests/support/program.ts";
Deno.test("x", async () => {
  const p = await startTestProgram();
  const r = await fetch(p.origin + "/login"); console.log(r.status, (await r.text()).length, p);
  await p.stop();
});
