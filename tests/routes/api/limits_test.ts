/** What an agency may do, and what is left of it. */
import assert from "node:assert/strict";
import { REQUESTS_A_MINUTE } from "../../../domain/api/rate_limit.ts";
import { MAX_SIZE } from "../../../domain/attachments/file/limits.ts";
import {
  hasRoom,
  MAX_UNUSED_BYTES,
  MAX_UNUSED_FILES,
  unusedRecord,
} from "../../../domain/attachments/unused.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { createTestApi } from "../../support/api.ts";
import { agency } from "../../support/letters.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";

const open = (world: World) => createTestApi(world, [agency("court"), agency("tax")]);

worldTest("limits: the numbers of the headers, for any token and no other", async (world) => {
  const { ask } = open(world);
  await ask({ path: "/api/v1/limits", as: "court" });
  const { response, json } = await ask({ path: "/api/v1/limits", as: "court" });
  const { requests, attachment } = json();
  const { limit, remaining, window, resets_in } = requests;
  assert.deepEqual([limit, remaining, window], [REQUESTS_A_MINUTE, REQUESTS_A_MINUTE - 2, 60]);
  assert.equal(response.headers.get("ratelimit"), `"requests";r=${remaining};t=${resets_in}`);
  assert.equal(response.headers.get("ratelimit-policy"), `"requests";q=${limit};w=${window}`);
  assert.equal(attachment.bytes, MAX_SIZE);
  assert.equal((await ask({ path: "/api/v1/limits" })).status, 401);
});

worldTest("limits: files that no letter has are counted for each agency", async (world) => {
  world.deps.scanner = { scan: () => Promise.reject(new Error("scanned")) };
  const { ask } = open(world);
  const announce = (as: string, size = 10) =>
    ask({
      method: "POST",
      path: "/api/v1/attachments",
      as: `${as} attachments.write`,
      body: { name: "a.pdf", type: "application/pdf", size, sha256: "0".repeat(64) },
    });
  const left = async (as: string) =>
    (await ask({ path: "/api/v1/limits", as })).json().unused_attachments;
  await announce("court", 100);
  assert.deepEqual(await left("court"), {
    files: { limit: MAX_UNUSED_FILES, remaining: MAX_UNUSED_FILES - 1 },
    bytes: { limit: MAX_UNUSED_BYTES, remaining: MAX_UNUSED_BYTES - 100 },
  });
  const large = commitTo(world.store).set(unusedRecord("court", "large"), MAX_UNUSED_BYTES - 110);
  await large.commit();
  const refused = await announce("court", 11);
  assert.deepEqual([refused.status, refused.json().code], [429, "too_many_unused"]);
  assert.equal((await announce("court", 10)).status, 201);
  assert.equal((await announce("tax", 11)).status, 201, "another agency's do not count");
});

Deno.test("limits: the last file that may be unused, and one more", () => {
  assert.equal(hasRoom({ files: MAX_UNUSED_FILES - 1, bytes: 0 }, MAX_UNUSED_BYTES), true);
  assert.equal(hasRoom({ files: MAX_UNUSED_FILES, bytes: 0 }, 1), false);
  assert.equal(hasRoom({ files: 0, bytes: 1 }, MAX_UNUSED_BYTES), false);
});
