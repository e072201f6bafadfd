/** `/support` of the desk: what is typed is never lost, and it is not said who asks. */
import assert from "node:assert/strict";
import { askSupport, ownRequest, ownRequests, writeAgain } from "../../../domain/support/ask.ts";
import { MAX_TEXT, PEOPLE, REOPENED_WITHIN, STAFF } from "../../../domain/support/request.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

const ZAHRA = member("zahra", ["support"], { agencyId: undefined });

async function begin(world: DeskWorld) {
  const { send, signIn, shown, deps, store } = world;
  const cookies = await signIn(ZAHRA);
  const asked = {
    topic: "letter",
    text: "پیوست باز نمی‌شود",
    context: { level: 2, language: "ar" },
  } as const;
  const number = await askSupport(deps, "sara", asked);
  return {
    number,
    path: `/support/people/${number}`,
    get: (path: string) => send(path, { cookies }),
    post: (path: string, form: Record<string, string>) => send(path, { cookies, form }),
    last: () => shown.at(-1)!,
    request: async () => (await ownRequest(store, "sara", number))!,
  };
}

deskTest("support desk: a question is listed, found by its number and answered", async (world) => {
  const { number, path, get, post, last, request } = await begin(world);
  await get("/support");
  assert.deepEqual(last().props.rows.map((row: { number: string }) => row.number), [number]);
  assert.ok(!JSON.stringify(last().props).includes("sara"));
  const found = await post("/support", { askers: "people", number });
  assert.deepEqual([found.status, found.headers.get("location")], [303, path]);
  assert.equal((await post("/support", { askers: "people", number: "12" })).status, 422);
  assert.deepEqual([last().props.error, last().props.number], ["unknown", "12"]);
  await get(path);
  assert.equal(last().page, "ticket");
  assert.ok(!JSON.stringify(last().props).includes("sara"));
  assert.equal(last().props.asker, undefined);
  await get("/");
  const waits = last().props.sections.find(({ name }: { name: string }) => name === "support");
  assert.equal(waits.count, 1);
  const answered = await post(path, { text: "پاسخ", seen: "1" });
  assert.deepEqual([answered.status, answered.headers.get("location")], [303, path]);
  assert.equal((await request()).state, "answered");
  assert.equal((await post(path, { action: "move", topic: "account" })).status, 303);
  assert.equal((await post(`${path}/close`, {})).status, 303);
  assert.deepEqual([(await request()).topic, (await request()).state], ["account", "closed"]);
});

deskTest("support desk: an answer that is not sent stays in the field", async (world) => {
  const { number, path, post, last, request } = await begin(world);
  await writeAgain(world.deps, "sara", { number, text: "باز هم" });
  for (
    const [text, seen, error] of [["پاسخ", "1"], ["پاسخ", "x"], [
      "ا".repeat(MAX_TEXT + 1),
      "2",
      "long",
    ]]
  ) {
    assert.equal((await post(path, { text, seen })).status, 422);
    const { typed, isChanged } = last().props;
    assert.deepEqual([typed.text, typed.error, isChanged], [text, error, error ? undefined : true]);
  }
  assert.equal((await request()).messages.length, 2);
});

deskTest("support desk: what is not there is an unknown address", async (world) => {
  const { number, post, get } = await begin(world);
  for (
    const path of [`/support/staff/${number}`, `/support/__proto__/${number}`, "/support/people/1"]
  ) {
    assert.equal((await get(path)).status, 404, path);
    for (const act of ["", "/close"]) {
      const { status } = await post(path + act, { text: "a", seen: "1", topic: "other" });
      assert.equal(status, 404, path + act);
    }
  }
  assert.equal(
    (await post(`/support/people/${number}`, { action: "move", topic: "x" })).status,
    404,
  );
  assert.equal((await ownRequests(world.store, "sara")).length, 1);
});

deskTest("help: an agency's member asks, support answers, and only they read it", async (world) => {
  const { send, signIn, shown } = world;
  const using = async (id: string, role: "reader" | "support") => {
    const given = role === "support" ? { agencyId: undefined } : {};
    const cookies = await signIn(member(id, [role], given));
    return {
      get: (path: string) => send(path, { cookies }),
      post: (path: string, form: Record<string, string>) => send(path, { cookies, form }),
    };
  };
  const reza = await using("reza", "reader");
  const other = await using("sina", "reader");
  const zahra = await using("zahra", "support");
  const long = "ا".repeat(MAX_TEXT + 1);
  assert.equal(
    (await reza.post("/help/new", { topic: "other", text: long, page: "" })).status,
    422,
  );
  assert.equal(shown.at(-1)!.props.text, long);
  const asked = await reza.post("/help/new", {
    topic: "outage",
    text: "خدمت ما دیده نمی‌شود",
    page: "/applications",
  });
  const path = asked.headers.get("location")!;
  assert.match(path, /^\/help\/\d{13}$/);
  for (const [who, wanted] of [[reza, 200], [other, 404]] as const) {
    assert.equal((await who.get(path)).status, wanted);
    assert.equal(
      (await who.post(path, { close: "", text: " " })).status,
      wanted === 200 ? 422 : 404,
    );
  }
  assert.equal((await other.post(path, { close: "1" })).status, 404);
  await zahra.get("/support?askers=staff");
  const [{ number }] = shown.at(-1)!.props.rows;
  const ticket = `/support/staff/${number}`;
  await zahra.get(ticket);
  const { context, asker } = shown.at(-1)!.props;
  assert.deepEqual([context.page, asker.name, asker.agency.text], [
    "/applications",
    "name of reza",
    "agency-1",
  ]);
  assert.equal((await zahra.post(ticket, { text: "اکنون هست", seen: "1" })).status, 303);
  await reza.get(path);
  assert.equal(shown.at(-1)!.props.state, "answered");
  assert.equal((await reza.post(path, { text: "سپاس" })).status, 303);
  assert.equal((await reza.post(path, { close: "1" })).status, 303);
  await reza.get(path);
  assert.equal(shown.at(-1)!.props.reopenedUntil, world.clock.time + REOPENED_WITHIN);
  assert.equal((await reza.post(path, { text: "هنوز نه" })).status, 303);
  await reza.get(path);
  assert.equal(shown.at(-1)!.props.state, "waiting");
});

deskTest(
  "help: agencies ask about what agencies have, and support sorts by that",
  async (world) => {
    const { send, signIn, shown } = world;
    const editor = await signIn(member("reza", ["editor"]));
    const agent = await signIn(ZAHRA);
    await send("/help/new", { cookies: editor });
    const { topics } = shown.at(-1)!.props;
    assert.deepEqual([topics, topics === STAFF.topics], [[...STAFF.topics], true]);
    for (const topic of PEOPLE.topics.filter((one) => one !== "other")) {
      const form = { topic, text: "متن" };
      assert.equal((await send("/help/new", { cookies: editor, form })).status, 422, topic);
    }
    const form = { topic: "keys", text: "کلید تازه کار نمی‌کند" };
    const asked = await send("/help/new", { cookies: editor, form });
    const number = asked.headers.get("location")!.split("/").at(-1);
    const rows = async (query: string) => {
      await send(`/support?${query}`, { cookies: agent });
      return shown.at(-1)!.props.rows.length;
    };
    assert.equal(await rows("askers=staff&topic=keys"), 1);
    assert.equal(await rows("askers=staff&topic=outage"), 0);
    assert.deepEqual(shown.at(-1)!.props.topics, STAFF.topics);
    await rows("askers=people");
    assert.deepEqual(shown.at(-1)!.props.topics, PEOPLE.topics);
    const move = (topic: string) =>
      send(`/support/staff/${number}`, {
        cookies: agent,
        form: { action: "move", topic, text: "" },
      });
    assert.equal((await move("letter")).status, 404, "a topic of people");
    assert.equal((await move("outage")).status, 303);
    assert.equal(await rows("askers=staff&topic=outage"), 1);
  },
);
