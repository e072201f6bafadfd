/** `/support`: a question is asked with what is shown, and belongs to one person. */
import assert from "node:assert/strict";
import { putItem } from "../../../domain/messages/box.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { askSupport, ownRequests } from "../../../domain/support/ask.ts";
import { answerRequest } from "../../../domain/support/answer.ts";
import { isAnswerUnread } from "../../../domain/support/unread.ts";
import { MAX_OPEN, MAX_TEXT, REOPENED_WITHIN } from "../../../domain/support/request.ts";
import { SIGNED_IN, windowTest, type WindowWorld } from "../parts.ts";

function using({ send, shown, store, deps }: WindowWorld) {
  return {
    store,
    deps,
    get: (path: string) => send(path, { cookies: SIGNED_IN }),
    post: (path: string, form: Record<string, string>) => send(path, { cookies: SIGNED_IN, form }),
    last: () => shown.at(-1)!.props as Record<string, unknown>,
  };
}

const context = { level: 2, language: "fa" } as const;

windowTest("support: a question is asked once, with its page", async (world) => {
  const { post, store } = using(world);
  const fields = { topic: "letter", text: "پیوست باز نمی‌شود", page: "/letters" };
  const asked = await post("/support/new", fields);
  assert.equal(asked.status, 303);
  const again = await post("/support/new", fields);
  assert.equal(again.headers.get("location"), asked.headers.get("location"));
  const [request, ...more] = await ownRequests(store, "account-1");
  assert.equal(more.length, 0);
  assert.equal(request.context.page, "/letters");
  assert.equal(asked.headers.get("location"), `/support/${request.number}`);
});

windowTest("support: a link of a page says which, and chooses what it is about", async (world) => {
  const { get, last } = using(world);
  const asked = async (page: string) => {
    await get(`/support/new?${new URLSearchParams({ page })}`);
    const { topic, context } = last() as { topic: string; context: { page?: string } };
    return [topic, context.page];
  };
  assert.deepEqual(await asked("/letters/abc"), ["letter", "/letters/abc"]);
  assert.deepEqual(await asked("/dossiers/abc"), ["letter", "/dossiers/abc"]);
  assert.deepEqual(await asked("/services/library"), ["service", "/services/library"]);
  assert.deepEqual(await asked("/profile"), ["", "/profile"]);
  assert.deepEqual(await asked("https://example.com/letters/a"), ["", undefined]);
});

windowTest("support: the page that one asks from is named in words", async (world) => {
  const { get, post, last, store } = using(world);
  const own = {
    id: "0193f0a4",
    at: 0,
    service: "insurance",
    kind: "decision",
    of: "letter",
  } as const;
  const write = commitTo(store);
  putItem(write, "account-1", { ...own, title: "رأی هیئت" });
  putItem(write, "account-2", { ...own, id: "0193f0a5", title: "رأی دیگری" });
  await write.commit();
  const from = async (page: string) => {
    await get(`/support/new?${new URLSearchParams({ page })}`);
    return last().from;
  };
  const letter = { item: "letter", title: "رأی هیئت" };
  assert.deepEqual(await from(`/letters/${own.id}`), letter);
  assert.deepEqual(await from("/letters/0193f0a5"), { page: "letters" }, "of another person");
  assert.deepEqual(await from("/profile/changes"), { page: "profile" });
  assert.deepEqual(await from("/services/no-such"), { page: "services" });
  assert.equal(await from("/no-page"), undefined);
  await post("/support/new", { topic: "letter", text: " ", page: `/letters/${own.id}` });
  assert.deepEqual(last().from, letter, "beside an error");
});

windowTest("support: what is wrong is said, and nothing typed is lost", async (world) => {
  const { post, store, last } = using(world);
  const long = "ا".repeat(MAX_TEXT + 1);
  for (const fields of [{ topic: "", text: "متن من" }, { topic: "letter", text: long }]) {
    assert.equal((await post("/support/new", fields)).status, 422);
    assert.equal(last().text, fields.text);
  }
  assert.equal((await post("/support/new", { topic: "x", text: " " })).status, 422);
  const foreign = { topic: "other", text: "متن", page: "https://example.com/" };
  await post("/support/new", foreign);
  const [request] = await ownRequests(store, "account-1");
  assert.equal(request.context.page, undefined);
});

windowTest("support: another person's question answers like an unknown one", async (world) => {
  const { get, post, deps } = using(world);
  const asked = { topic: "other", text: "متن", context } as const;
  const number = await askSupport(deps, "somebody", asked);
  const answers = await Promise.all(
    [`/support/${number}`, "/support/4029183746507"].flatMap((path) => [
      get(path),
      post(path, { text: "a" }),
      post(path, { close: "1" }),
      post(path, { seen: "1" }),
    ]),
  );
  assert.deepEqual(answers.map(({ status }) => status), Array(8).fill(404));
});

windowTest(
  "support: home says that there is an answer, until the person has read it",
  async (world) => {
    const { get, post, deps, last } = using(world);
    const home = async () => {
      await get("/");
      return (last().needs as { answered: number }).answered;
    };
    const asked = { topic: "other", context } as const;
    const ask = (text: string) => askSupport(deps, "account-1", { ...asked, text });
    const numbers = [await ask("یک"), await ask("دو"), await ask("سه")];
    assert.equal(await home(), 0);
    for (const number of numbers) await answerRequest(deps, { number, text: "پاسخ", by: "zahra" });
    assert.equal(await home(), 3);
    const paths = numbers.map((number) => `/support/${number}`);
    for (const path of paths) await get(path);
    assert.equal(last().isUnread, true, "a look is no act of the person");
    assert.equal(await home(), 3);
    const acts: Record<string, string>[] = [{ seen: "1" }, { text: "باز هم" }, { close: "1" }];
    for (const [i, form] of acts.entries()) {
      assert.equal((await post(paths[i], form)).status, 303);
      assert.equal(await home(), 2 - i);
    }
    await get(paths[0]);
    assert.equal(last().isUnread, false);
  },
);

windowTest("support: another person's answer stays unread", async (world) => {
  const { get, post, deps, last, store } = using(world);
  const number = await askSupport(deps, "somebody", { topic: "other", text: "متن", context });
  await answerRequest(deps, { number, text: "پاسخ", by: "zahra" });
  await get("/");
  assert.equal((last().needs as { answered: number }).answered, 0);
  await post(`/support/${number}`, { seen: "1" });
  assert.equal(await isAnswerUnread(store, "somebody", number), true);
});

windowTest("support: the answer is read, and the question closed", async (world) => {
  const { get, post, deps, last } = using(world);
  const asked = { topic: "other", text: "متن", context } as const;
  const number = await askSupport(deps, "account-1", asked);
  await answerRequest(deps, { number, text: "پاسخ", by: "zahra" });
  await get(`/support/${number}`);
  assert.deepEqual([last().state, last().isOpen], ["answered", true]);
  await post(`/support/${number}`, { close: "1" });
  await get(`/support/${number}`);
  const { state, isOpen, reopenedUntil } = last();
  assert.deepEqual([state, isOpen], ["closed", true]);
  assert.equal(reopenedUntil, world.clock.time + REOPENED_WITHIN);
  // Others are open: what was typed stays.
  const others = Array.from({ length: MAX_OPEN }, (_, i) => ({ ...asked, text: `${i}` }));
  const numbers = [];
  for (const other of others) numbers.push(await askSupport(deps, "account-1", other));
  assert.equal((await post(`/support/${number}`, { text: "هنوز نه" })).status, 429);
  assert.deepEqual([last().tooMany, last().typed], [MAX_OPEN, {
    text: "هنوز نه",
    isTooMany: true,
  }]);
  await post(`/support/${numbers[0]}`, { close: "1" });
  assert.equal((await post(`/support/${number}`, { text: "هنوز نه" })).status, 303);
  await get(`/support/${number}`);
  assert.equal(last().state, "waiting");
  await post(`/support/${number}`, { close: "1" });
  world.clock.time += REOPENED_WITHIN;
  await get(`/support/${number}`);
  assert.deepEqual([last().isOpen, last().reopenedUntil], [false, undefined]);
  // A new one continues it.
  for (const [after, shown] of [[number, number], ["<b>", undefined], ["1", undefined]]) {
    await get(`/support/new?after=${encodeURIComponent(String(after))}`);
    assert.equal(last().after, shown);
  }
});
