/** What strangers may open at the desk writes nothing, however often; its forms have budgets of their own. */
import assert from "node:assert/strict";
import { createDesk } from "../../../routes/desk_host.ts";
import { deskTest } from "./parts.ts";
import { countWrites } from "../../support/count_writes.ts";

/** More often than a person opens a page. */
const FLOOD = 30;

const exampleOf = (path: string) =>
  path.replace(/:token(?:\{[^}]*\})?/, "t".repeat(43)).replace(/:\w+(?:\{[^}]*\})?/g, "some-id")
    .replace("*", "nothing.js");

deskTest("desk: strangers write nothing by GET", async ({ store, send, ports }) => {
  const writes = countWrites(store);
  const paths = new Set(
    createDesk(ports).routes.filter(({ method }) => method === "GET").map(({ path }) => path),
  );
  for (const known of ["/login", "/login/factor", "/recovery", "/register", "/register/state"]) {
    assert.ok(paths.has(known), known);
  }
  for (const path of paths) {
    for (let i = 0; i < FLOOD; i++) await (await send(exampleOf(path))).body?.cancel();
    assert.equal(writes(), 0, path);
  }
});
