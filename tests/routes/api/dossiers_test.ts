/** Dossiers over the agencies' API. */
import assert from "node:assert/strict";
import {
  type Attachment,
  attachmentRecord,
  type AttachmentState,
} from "../../../domain/attachments/attachment.ts";
import { readHistory } from "../../../domain/dossier/history.ts";
import { supplyMissing } from "../../../domain/dossier/citizen_acts.ts";
import { listBox } from "../../../domain/messages/box.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { read } from "../../../domain/platform/read.ts";
import { parseTrackingNumber } from "../../../domain/text/tracking_number.ts";
import { type ApiRequest, createTestApi } from "../../support/api.ts";
import { agency, introduce } from "../../support/letters.ts";
import { writeAccount } from "../../support/sessions.ts";
import { SARA, type World, worldTest } from "../../support/sign_in_world.ts";

const LIBRARY = agency("library", { attributes: [] });
const MUSEUM = agency("museum", { attributes: [] });
const ALL = "dossiers.write dossiers.read events.read";

async function open(world: World) {
  await writeAccount(world, { id: "sara" });
  await writeAccount(world, { id: "ali" });
  const sara = await introduce(world, LIBRARY, "sara");
  const ali = await introduce(world, LIBRARY, "ali");
  const api = createTestApi(world, [LIBRARY, MUSEUM]);
  let keys = 0;
  const ask = (method: string, path: string, more: Partial<ApiRequest> = {}) =>
    api.ask({
      method,
      path: `/api/v1/dossiers/${path}`,
      as: `library ${ALL}`,
      ...more,
      headers: { "idempotency-key": `key-${++keys}`, ...more.headers },
    });
  const body = { recipient: { subject: sara }, kind: "membership", title: "درخواست عضویت" };
  const put = (more: Record<string, unknown> = {}, ref = "1405-1") =>
    ask("PUT", ref, { body: { ...body, ...more } });
  const move = (to: string, more: Record<string, unknown> = {}) =>
    ask("POST", "1405-1/transitions", { body: { to, ...more } });
  return { ask, body, put, move, sara, ali };
}

worldTest(
  "api: a dossier goes its way, and the agency reads what the person did",
  async (world) => {
    const { ask, put, move } = await open(world);
    const created = await put({ legal_days: 30 });
    assert.equal(created.status, 201);
    const { dossier: { id, tracking_number, state, turn, legal_end } } = created.json();
    assert.ok("trackingNumber" in parseTrackingNumber(tracking_number));
    assert.deepEqual([state, turn, legal_end], ["submitted", "agency", "2026-12-22T08:30:00.000Z"]);
    const again = await put({ title: "دیگر" });
    assert.deepEqual([again.status, again.json()], [200, {
      outcome: "found",
      dossier: created.json().dossier,
    }]);
    assert.equal((await move("received")).status, 200);
    assert.equal((await move("in_review")).status, 200);
    const missing = [
      { id: "photo", label: "عکس", way: { by: "link", path: "/photo" } },
      { id: "form", label: "برگه", way: { by: "post", to: "تهران" } },
    ];
    const waiting = (await move("awaiting_citizen", { missing, reason: "ناقص است" })).json();
    assert.deepEqual([waiting.turn, waiting.missing, waiting.legal_end], [
      "citizen",
      missing,
      undefined,
    ]);
    await supplyMissing(world.deps, { accountId: "sara", id }, ["photo", "form"]);
    const read = (await ask("GET", "1405-1")).json();
    assert.equal(read.state, "in_review");
    assert.ok(read.missing[0].supplied_at);
    const decided = await move("approved", { reason: "کامل بود" });
    assert.deepEqual([decided.json().state, decided.json().turn], ["approved", "nobody"]);
  },
);

worldTest("api: the person has so many days to answer, as their list says", async (world) => {
  const { ask, put, move } = await open(world);
  const { dossier: { id } } = (await put()).json();
  const listed = async () => {
    const { items } = await listBox(world.deps, "sara");
    return items.map(({ endsAt }) => endsAt && new Date(endsAt).toISOString());
  };
  for (const to of ["received", "in_review"]) await move(to);
  const missing = [{ id: "form", label: "برگه", way: { by: "post", to: "تهران" } }];
  const by = "2026-12-02T20:29:59.999Z";
  const waiting = await move("awaiting_citizen", { missing, answer_days: 10 });
  assert.equal(waiting.json().answer_by, by);
  assert.deepEqual(await listed(), [by]);
  await supplyMissing(world.deps, { accountId: "sara", id }, ["form"]);
  assert.equal((await ask("GET", "1405-1")).json().answer_by, undefined);
  assert.deepEqual(await listed(), [undefined]);
  assert.equal((await move("awaiting_citizen")).json().answer_by, undefined);
  assert.deepEqual(await listed(), [undefined]);
  for (const days of [0, 366, 1.5]) {
    assert.equal((await move("in_review", { answer_days: days })).status, 422, `${days}`);
  }
});

worldTest(
  "api: a move that the table of states does not have is refused, and changes nothing",
  async (world) => {
    const { ask, put, move } = await open(world);
    await put();
    const before = await ask("GET", "1405-1");
    for (const to of ["approved", "draft", "submitted", "withdrawn", "in_review"]) {
      const refused = await move(to);
      assert.deepEqual([refused.status, refused.json().code], [422, "transition_refused"], to);
    }
    const after = await ask("GET", "1405-1");
    assert.deepEqual([after.text, after.response.headers.get("etag")], [
      before.text,
      before.response.headers.get("etag"),
    ]);
    for (const to of ["received", "in_review", "closed"]) await move(to);
    const silent = await move("in_review");
    assert.deepEqual([silent.status, silent.json().code], [422, "reason_needed"]);
    assert.equal((await move("in_review", { reason: "اعتراض" })).status, 200);
  },
);

worldTest("api: another agency's dossier answers like an unknown one", async (world) => {
  const { ask, put } = await open(world);
  await put();
  const attempts = [
    ["GET", "", undefined],
    ["POST", "/transitions", { to: "received" }],
    ["POST", "/events", { text: "خبر" }],
    ["PATCH", "", { title: "دیگر" }],
  ] as const;
  for (const [method, rest, body] of attempts) {
    const at = async (ref: string) => {
      const headers = { "if-match": '"1"' };
      const { status, text } = await ask(method, ref + rest, {
        body,
        headers,
        as: `museum ${ALL}`,
      });
      return { status, text };
    };
    assert.equal((await at("1405-1")).status, 404, method + rest);
    assert.deepEqual(await at("1405-1"), await at("1405-2"), method + rest);
  }
});

worldTest(
  "api: a name is one person's; who cannot be reached is a normal answer",
  async (world) => {
    const { put, ali } = await open(world);
    await put();
    const taken = await put({ recipient: { subject: ali } });
    assert.deepEqual([taken.status, taken.json().code], [409, "ref_taken"]);
    const nobody = await put({ recipient: { subject: "nobody" } }, "1405-2");
    assert.deepEqual([nobody.status, nobody.json()], [200, { outcome: "not_reachable" }]);
    const named = await put({ recipient: { national_id: SARA.nationalId } }, "1405-3");
    assert.deepEqual([named.status, named.json().code], [403, "not_entitled"]);
  },
);

worldTest("api: one key is one act, whatever comes at once", async (world) => {
  const { ask, put } = await open(world);
  const { dossier: { id } } = (await put()).json();
  const headers = { "idempotency-key": "one" };
  const tell = (text: string) => ask("POST", "1405-1/events", { body: { text }, headers });
  const told = await Promise.all(Array.from({ length: 20 }, () => tell("خبر")));
  assert.deepEqual(new Set(told.map(({ status }) => status)), new Set([204]));
  assert.equal((await readHistory(world.deps, id)).values.length, 2);
  const other = await tell("خبر دیگر");
  assert.deepEqual([other.status, other.json().code], [422, "key_reused"]);
  const moved = await ask("POST", "1405-1/transitions", { body: { to: "received" }, headers });
  assert.deepEqual([moved.status, moved.json().code], [422, "key_reused"]);
});

worldTest("api: a dossier is corrected as it was read, and not otherwise", async (world) => {
  const { ask, put } = await open(world);
  const etag = (await put()).response.headers.get("etag")!;
  const patch = (tag: string, body: unknown) =>
    ask("PATCH", "1405-1", { body, headers: { "if-match": tag } });
  const done = await patch(etag, { title: "عضویت", desk: { name: "میز" } });
  assert.deepEqual([done.status, done.json().title, done.json().desk], [200, "عضویت", {
    name: "میز",
  }]);
  const late = await patch(etag, { title: "دیگر" });
  assert.deepEqual([late.status, late.json().code], [412, "changed_since"]);
  const next = done.response.headers.get("etag")!;
  assert.equal(late.response.headers.get("etag"), next);
  assert.equal((await patch(next, { desk: null })).json().desk, undefined);
  const blind = await ask("PATCH", "1405-1", { body: {} });
  assert.deepEqual([blind.status, blind.json().code], [428, "precondition_required"]);
  assert.equal((await patch("3", {})).json().errors[0].pointer, "/header/if-match");
});

worldTest(
  "api: files come into a line or a decision, once and of the agency alone",
  async (world) => {
    const { ask, put, move } = await open(world);
    const { dossier: { id } } = (await put()).json();
    const upload = async (service: string, state: AttachmentState = "clean") => {
      const file: Attachment = {
        ...{ id: crypto.randomUUID(), service, name: "a.pdf", type: "application/pdf" },
        ...{ size: 3, sha256: "0", offset: 3, state, changedAt: 0 },
      };
      await commitTo(world.store).set(attachmentRecord(file.id), file).commit();
      return file.id;
    };
    const filesOf = async () =>
      (await readHistory(world.deps, id)).values.map(({ files }) => files?.map(({ id }) => id));
    const own = await upload("library");
    const foreign = await upload("museum");
    const infected = await upload("library", "infected");
    // Lines of one millisecond have no order.
    world.clock.time += 1;
    const tell = (attachments: string[], key = "key") =>
      ask("POST", "1405-1/events", {
        body: { text: "خبر", attachments },
        headers: { "idempotency-key": key },
      });
    for (const [file, code] of [[foreign, "not_found"], [infected, "file_infected"]]) {
      for (
        const refused of [
          await tell([own, file]),
          await move("received", { attachments: [own, file] }),
        ]
      ) {
        assert.deepEqual([refused.status, refused.json().code], [422, "attachment_refused"]);
        const [{ pointer, detail }] = refused.json().errors;
        assert.deepEqual([pointer, detail.split(":")[0]], ["/attachments/1", code]);
      }
    }
    assert.deepEqual(await filesOf(), [undefined], "nothing was written");
    assert.equal((await read(world.store, attachmentRecord(own))).value?.isKept, undefined);
    assert.equal((await tell([own])).status, 204);
    assert.equal((await tell([own])).status, 204);
    assert.equal((await tell([])).json().code, "key_reused", "files are part of the request");
    assert.deepEqual(await filesOf(), [[own], undefined]);
    const decision = await upload("library", "pending");
    assert.equal((await move("received", { attachments: [decision] })).status, 200);
    assert.deepEqual(await filesOf(), [[decision], [own], undefined]);
    assert.equal((await read(world.store, attachmentRecord(decision))).value?.isKept, true);
    assert.equal((await tell([own, own], "two")).status, 422);
  },
);

worldTest(
  "api: a service without an address for people asks for nothing by a link",
  async (world) => {
    const { body } = await open(world);
    const { ask } = createTestApi(world, [
      { ...LIBRARY, upstream: undefined },
    ]);
    const put = (way: object) =>
      ask({
        method: "PUT",
        path: "/api/v1/dossiers/1405-9",
        as: `library ${ALL}`,
        body: { ...body, missing: [{ id: "photo", label: "عکس", way }] },
      });
    const refused = await put({ by: "link", path: "/photo" });
    assert.deepEqual([refused.status, refused.json().errors[0].pointer], [
      422,
      "/missing/0/way/by",
    ]);
    assert.equal((await put({ by: "visit", where: "تهران" })).status, 201);
  },
);

worldTest("api: what is wrong in a dossier is named by its place", async (world) => {
  const { ask, put } = await open(world);
  const item = { id: "photo", label: "عکس", way: { by: "link", path: "/photo" } };
  const cases: [more: Record<string, unknown>, pointer: string][] = [
    [{ kind: "With Space" }, "/kind"],
    [{ title: "" }, "/title"],
    [{ state: "approved" }, "/state"],
    [{ legal_days: 0 }, "/legal_days"],
    [{ missing: [item, item] }, "/missing"],
    [{ missing: [{ ...item, way: { by: "fax", to: "1" } }] }, "/missing/0/way/by"],
    ...["//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "a"]
      .map((path): [Record<string, unknown>, string] => [
        { missing: [{ ...item, way: { by: "link", path } }] },
        "/missing/0/way/path",
      ]),
  ];
  for (const [more, pointer] of cases) {
    const { status, json } = await put(more);
    const pointers = json().errors.map((error: { pointer: string }) => error.pointer);
    assert.deepEqual([status, pointers], [422, [pointer]], JSON.stringify(more));
  }
  assert.equal((await put({}, "-a")).status, 422);
  await put();
  const tell = (text: string) => ask("POST", "1405-1/events", { body: { text } });
  assert.equal((await tell("یک\n\nدو")).status, 204);
  for (const text of ["", " ", "a\u0000", "a\u202egnp.exe", "ا".repeat(1001)]) {
    assert.equal((await tell(text)).status, 422, JSON.stringify(text));
  }
});
