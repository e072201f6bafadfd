/** The shipped front while the gateway is away. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { startFront } from "./support/front.ts";

const { ignore, note } = unlessInstalled("nginx");

Deno.test({ name: `front: a page of ours while the gateway restarts${note}`, ignore }, async () => {
  const ports = { tls: freePort(), plain: freePort(), program: freePort() };
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    await using front = await startFront({ folder, ports, services: ["echo"] });
    const window = `https://localhost:${ports.tls}`;
    await using browser = createHttpClient({ origin: window, port: ports.tls, ca: front.ca });
    for (const url of [`${window}/login`, `https://echo.localhost:${ports.tls}/any?q=secret`]) {
      for (const method of ["GET", "POST"]) {
        const away = await browser.send(url, { method });
        assert.equal(away.status, 503);
        assert.equal(away.headers.get("retry-after"), "5");
        assert.equal(away.headers.get("cache-control"), "no-store");
        assert.match(away.text, /<html lang="fa" dir="rtl">.*در دسترس نیست.*lang="en".*lang="ar"/s);
        assert.doesNotMatch(away.text, /nginx|secret/);
      }
    }
    assert.equal((await browser.send(`${window}/_panjereh/away`)).status, 404, "internal");

    // What the gateway itself answers is not replaced.
    const options = { port: ports.program, hostname: "127.0.0.1", onListen() {} };
    await using _gateway = Deno.serve(options, () => new Response("its own", { status: 502 }));
    const own = await browser.send(`${window}/login`);
    assert.deepEqual([own.status, own.text], [502, "its own"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
