/** Files over the agencies' API: announced, sent in chunks, examined, and posted with letters. */
import assert from "node:assert/strict";
import { type Attachment, attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { MAX_CHUNK, MAX_SIZE } from "../../../domain/attachments/file/limits.ts";
import { ATTACHMENT_PROBLEMS } from "../../../domain/attachments/file/problems.ts";
import type { Verdict } from "../../../domain/attachments/ports.ts";
import { createScanSender, SCAN } from "../../../domain/attachments/scan.ts";
import { accountByIdentity } from "../../../domain/identity/person_identity.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { read } from "../../../domain/platform/read.ts";
import { digestOf } from "../../domain/attachments/world.ts";
import { type ApiRequest, createTestApi } from "../../support/api.ts";
import { bytesOf, joined, pdf } from "../../support/files.ts";
import { agency, introduce } from "../../support/letters.ts";
import { deliverDue } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

const COURT = agency("court", { attributes: ["national_id"] });
const TAX = agency("tax", { attributes: [] });
const ALL = "letters.write letters.read attachments.write events.read";
const PATH = "/api/v1/attachments";

function open(world: World, isScanned = true) {
  const scanner = {
    verdict: { verdict: "clean" } as Verdict,
    scan: () => Promise.resolve(scanner.verdict),
  };
  if (isScanned) world.deps.scanner = scanner;
  const { ask } = createTestApi(world, [COURT, TAX]);
  const court = (request: ApiRequest) => ask({ as: `court ${ALL}`, ...request });
  const announcement = (bytes: Uint8Array, more: object = {}) => ({
    name: "رأی.pdf",
    type: "application/pdf",
    size: bytes.length,
    sha256: digestOf(bytes),
    ...more,
  });
  const announce = (bytes: Uint8Array, more: object = {}) =>
    court({ method: "POST", path: PATH, body: announcement(bytes, more) });
  const chunk = (id: string, offset: number, body: Uint8Array, more: Partial<ApiRequest> = {}) =>
    court({
      method: "PATCH",
      path: `${PATH}/${id}`,
      body,
      ...more,
      headers: {
        "content-type": "application/partial-upload",
        "upload-offset": String(offset),
        ...more.headers,
      },
    });
  const last = { headers: { "upload-complete": "?1" } };
  return {
    ask,
    court,
    scanner,
    announcement,
    announce,
    chunk,
    /** The last chunk. */
    end: (id: string, offset: number, body: Uint8Array) => chunk(id, offset, body, last),
    /** Uploads a file at once. @returns its ID */
    async upload(bytes: Uint8Array = pdf()): Promise<string> {
      const { id } = (await announce(bytes)).json();
      await chunk(id, 0, bytes, last);
      return id;
    },
    get: async (id: string) => (await court({ path: `${PATH}/${id}` })).json(),
    scan: () => deliverDue(world.deps, { [SCAN]: createScanSender(world.deps) }),
    stored: async (id: string): Promise<Attachment | null> =>
      (await read(world.store, attachmentRecord(id))).value,
    /** A letter to Sara with these files. */
    async post(files: string[], key: string = crypto.randomUUID()) {
      const identity = { kind: "iranian", nationalId: SARA.nationalId } as const;
      await writeAccount(world, { id: "sara", status: "verified", identity });
      await commitTo(world.store).set(accountByIdentity(world.hash, identity), "sara").commit();
      const recipient = { subject: await introduce(world, COURT, "sara") };
      return await court({
        method: "POST",
        path: "/api/v1/letters",
        headers: { "idempotency-key": key },
        body: { recipient, kind: "decision", title: "رأی", body: "متن", attachments: files },
      });
    },
  };
}

worldTest(
  "attachments API: a file in two chunks, scanned, and posted with a letter",
  async (world) => {
    const api = open(world);
    const bytes = pdf("%".repeat(100_000));
    const announced = await api.announce(bytes);
    assert.equal(announced.status, 201);
    const { id, state } = announced.json();
    assert.equal(state, "uploading");
    const { headers } = announced.response;
    assert.equal(headers.get("location"), `${PATH}/${id}`);
    assert.equal(headers.get("upload-offset"), "0");
    assert.equal(headers.get("upload-complete"), "?0");
    assert.equal(
      headers.get("upload-limit"),
      `max-size=${MAX_SIZE}, max-append-size=${MAX_CHUNK}, max-age=86400`,
    );
    const first = await api.chunk(id, 0, bytes.slice(0, 70_000));
    assert.deepEqual([first.status, first.response.headers.get("upload-offset")], [204, "70000"]);
    const head = await api.court({ method: "HEAD", path: `${PATH}/${id}` });
    assert.equal(head.response.headers.get("upload-offset"), "70000");
    assert.equal(head.response.headers.get("upload-length"), String(bytes.length));
    const second = await api.end(id, 70_000, bytes.slice(70_000));
    assert.equal(second.status, 200);
    assert.equal(second.json().state, "pending");
    assert.equal(second.response.headers.get("upload-complete"), "?1");
    await api.scan();
    assert.equal((await api.get(id)).state, "clean");
    const posted = await api.post([id]);
    assert.equal(posted.status, 202);
    const letter = await api.court({ path: `/api/v1/letters/${posted.json().id}` });
    assert.deepEqual(letter.json().attachments, [id]);
    assert.equal((await api.stored(id))?.isKept, true);
  },
);

worldTest(
  "attachments API: what is refused at once has a code and a sentence of its own",
  async (world) => {
    const { announce } = open(world);
    const refusals: [object, string, number][] = [
      [{ type: "image/svg+xml", name: "a.svg" }, "svg_not_allowed", 422],
      [{ type: "text/html", name: "a.html" }, "html_not_allowed", 422],
      [{ type: "application/zip", name: "a.zip" }, "type_not_allowed", 422],
      [{ size: 0 }, "file_empty", 422],
      [{ size: MAX_SIZE + 1 }, "file_too_large", 413],
      [{ name: "a\u202efdp.pdf" }, "name_direction", 422],
      [{ name: "../a.pdf" }, "name_characters", 422],
      [{ name: "con.pdf" }, "name_reserved", 422],
      [{ name: "a.exe" }, "name_extension", 422],
      [{ name: "a.js.pdf" }, "name_double_extension", 422],
      [{ name: "a".repeat(200) + ".pdf" }, "name_too_long", 422],
    ];
    const titles = new Set<string>();
    for (const [more, code, status] of refusals) {
      const refused = await announce(pdf(), more);
      assert.deepEqual([refused.status, refused.json().code], [status, code]);
      titles.add(refused.json().title);
    }
    assert.equal(titles.size, refusals.length);
    assert.equal((await announce(pdf(), { sha256: "x" })).json().errors[0].pointer, "/sha256");
    assert.equal((await announce(pdf(), { more: 1 })).status, 422);
  },
);

Deno.test("attachments API: no two problems have the same sentence", () => {
  const titles = Object.values(ATTACHMENT_PROBLEMS).map(([, title]) => title);
  assert.equal(new Set(titles).size, titles.length);
});

worldTest(
  "attachments API: bytes that are not what was announced are refused for good",
  async (world) => {
    const api = open(world);
    const cases: [Uint8Array, string][] = [
      [joined(pdf(), "<script>"), "polyglot"],
      [bytesOf("<html>"), "html_inside"],
      [bytesOf("MZ\x90"), "type_mismatch"],
    ];
    for (const [bytes, code] of cases) {
      const { id } = (await api.announce(bytes)).json();
      const refused = await api.end(id, 0, bytes);
      assert.deepEqual([refused.status, refused.json().code], [422, code]);
      const { state, problem } = await api.get(id);
      assert.deepEqual([state, problem], ["refused", code]);
      const posted = await api.post([id]);
      assert.deepEqual([posted.status, posted.json().code], [422, "attachment_refused"]);
      assert.match(posted.json().errors[0].detail, new RegExp(`^${code}: `));
    }
  },
);

worldTest("attachments API: a chunk must go on where the last one ended", async (world) => {
  const api = open(world);
  const bytes = pdf();
  const { id } = (await api.announce(bytes)).json();
  await api.chunk(id, 0, bytes.slice(0, 10));
  const wrong = await api.chunk(id, 4, bytes.slice(4));
  assert.deepEqual([wrong.status, wrong.json().code], [409, "offset_mismatch"]);
  assert.equal(wrong.response.headers.get("upload-offset"), "10");
  const long = await api.chunk(id, 10, bytes);
  assert.deepEqual([long.status, long.json().code], [400, "length_mismatch"]);
  const short = await api.end(id, 10, bytes.slice(10, 20));
  assert.deepEqual([short.status, short.json().code], [400, "length_mismatch"]);
  assert.equal((await api.end(id, 20, bytes.slice(20))).status, 200);
  const again = await api.end(id, bytes.length, new Uint8Array());
  assert.deepEqual([again.status, again.json().code], [409, "already_complete"]);
});

worldTest("attachments API: the form of a chunk", async (world) => {
  const api = open(world);
  const { id } = (await api.announce(pdf())).json();
  const large = await api.chunk(id, 0, new Uint8Array(MAX_CHUNK + 1));
  assert.deepEqual([large.status, large.json().code], [413, "chunk_too_large"]);
  const stated = await api.chunk(id, 0, pdf(), {
    headers: { "content-length": String(MAX_CHUNK + 1) },
  });
  assert.equal(stated.status, 413);
  assert.match(stated.response.headers.get("upload-limit")!, /max-append-size/);
  const typed = await api.chunk(id, 0, pdf(), {
    headers: { "content-type": "application/octet-stream" },
  });
  assert.deepEqual([typed.status, typed.json().code], [415, "media_type"]);
  for (const offset of ["-1", "1.5", "x", ""]) {
    const odd = await api.chunk(id, 0, pdf(), { headers: { "upload-offset": offset } });
    assert.deepEqual([odd.status, odd.json().code], [422, "invalid"], offset);
  }
});

worldTest("attachments API: another agency's file is as unknown as none", async (world) => {
  const api = open(world);
  const id = await api.upload();
  const none = crypto.randomUUID();
  const bodies = new Set<string>();
  for (const path of [`${PATH}/${id}`, `${PATH}/${none}`]) {
    for (const method of ["GET", "DELETE"]) {
      const { status, json } = await api.ask({ method, path, as: `tax ${ALL}` });
      const { request_id: _, ...body } = json();
      assert.equal(status, 404);
      bodies.add(JSON.stringify(body));
    }
    const patched = await api.chunk(path.slice(PATH.length + 1), 0, pdf(), { as: `tax ${ALL}` });
    assert.equal(patched.status, 404);
  }
  assert.equal(bodies.size, 1);
  const posted = await api.post([none]);
  assert.equal(posted.json().errors[0].detail.split(":")[0], "not_found");
  assert.equal(posted.json().errors[0].pointer, "/attachments/0");
});

worldTest(
  "attachments API: only whole and sound files go with a letter, each once",
  async (world) => {
    const api = open(world);
    const sound = await api.upload();
    const { id: begun } = (await api.announce(pdf())).json();
    const refused = await api.post([sound, begun]);
    assert.equal(refused.json().code, "attachment_refused");
    assert.equal(refused.json().errors[0].pointer, "/attachments/1");
    assert.match(refused.json().errors[0].detail, /^file_not_uploaded: /);
    assert.equal((await api.stored(sound))?.isKept, undefined, "nothing was stored");
    assert.equal((await api.post([sound, sound])).json().code, "invalid");
    assert.equal((await api.post(Array(11).fill(0).map(() => crypto.randomUUID()))).status, 422);
    assert.equal((await api.post([sound], "same")).status, 202);
    assert.equal((await api.post([sound], "same")).status, 202, "asked again");
    assert.equal((await api.post([sound])).status, 202, "another letter may have it too");
  },
);

worldTest("attachments API: an infected file is told, and goes with no letter", async (world) => {
  const api = open(world);
  api.scanner.verdict = { verdict: "infected", threat: "Eicar-Signature" };
  const id = await api.upload();
  await api.scan();
  const { state, threat } = await api.get(id);
  assert.deepEqual([state, threat], ["infected", "Eicar-Signature"]);
  assert.match((await api.post([id])).json().errors[0].detail, /^file_infected: /);
  const { events } = (await api.court({ path: "/api/v1/events" })).json();
  assert.deepEqual(
    events.map(({ type, subject, data }: Record<string, unknown>) => [type, subject, data]),
    [["attachment.infected", id, { why: "Eicar-Signature" }]],
  );
});

worldTest("attachments API: a file is withdrawn until a letter has it", async (world) => {
  const api = open(world);
  const gone = await api.upload();
  const withdraw = (id: string) => api.court({ method: "DELETE", path: `${PATH}/${id}` });
  assert.equal((await withdraw(gone)).status, 204);
  assert.equal((await withdraw(gone)).status, 404);
  const kept = await api.upload();
  await api.post([kept]);
  const refused = await withdraw(kept);
  assert.deepEqual([refused.status, refused.json().code], [409, "file_kept"]);
});

worldTest("attachments API: the time that is left is told", async (world) => {
  const api = open(world);
  const { id } = (await api.announce(pdf())).json();
  world.clock.time += DAY - 5000;
  const { response } = await api.court({ path: `${PATH}/${id}` });
  assert.match(response.headers.get("upload-limit")!, /max-age=5$/);
});

worldTest("attachments API: without a scanner nothing is taken", async (world) => {
  const api = open(world, false);
  const refused = await api.announce(pdf());
  assert.deepEqual([refused.status, refused.json().code], [503, "attachments_off"]);
  const chunk = await api.chunk(crypto.randomUUID(), 0, pdf());
  assert.equal(chunk.json().code, "attachments_off");
});
