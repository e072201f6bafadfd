/** `/people` of the desk: nothing is seen without a look, and a look is one member's. */
import assert from "node:assert/strict";
import { accountRecord } from "../../../domain/identity/account.ts";
import { listProposals } from "../../../domain/console/propose.ts";
import { read } from "../../../domain/platform/read.ts";
import { signInSara } from "../../domain/console/sara.ts";
import { SARA } from "../../support/sign_in_world.ts";
import { deskTest, type DeskWorld, member } from "../desk/parts.ts";

const OF_WINDOW = { agencyId: undefined };
const REASON = "گفته است کد نمی‌رسد";

async function using(world: DeskWorld, id: string, role: "support" | "operator") {
  const cookies = await world.signIn(member(id, [role], OF_WINDOW));
  return {
    get: (path: string) => world.send(path, { cookies }),
    post: (path: string, form: Record<string, string>) => world.send(path, { cookies, form }),
  };
}

const last = ({ shown }: DeskWorld) => shown.at(-1)!;

deskTest(
  "people: a look with a reason leads to what is seen, an address of its own",
  async (world) => {
    await signInSara(world);
    const { get, post } = await using(world, "zahra", "support");
    await get("/people?ticket=4029183746507");
    const begun = last(world).props;
    assert.deepEqual([begun.who, begun.reason, begun.ticket], [
      "4029183746507",
      "",
      "4029183746507",
    ]);
    const typed = { who: SARA.mobile, reason: "کوتاه", ticket: "" };
    assert.equal((await post("/people", typed)).status, 422);
    const { who, reason, errors } = last(world).props;
    assert.deepEqual([who, reason, errors.reason], [SARA.mobile, "کوتاه", "short"]);
    const found = await post("/people", { ...typed, reason: REASON });
    const path = found.headers.get("location")!;
    assert.match(path, /^\/people\/[\w-]{43}$/);
    assert.equal((await get(path)).status, 200);
    assert.equal(last(world).page, "person");
    assert.deepEqual(last(world).props.acts, ["end_sessions", "freeze"]);
    assert.equal(
      (await post("/people", { ...typed, who: "09129999999", reason: REASON })).status,
      422,
    );
    assert.equal(last(world).props.failure.code, "nobody");
  },
);

deskTest(
  "people: another member's look, or none, answers like an unknown address",
  async (world) => {
    const { id } = await signInSara(world);
    const zahra = await using(world, "zahra", "support");
    const omid = await using(world, "omid", "operator");
    const found = await zahra.post("/people", { who: SARA.mobile, reason: REASON, ticket: "" });
    const path = found.headers.get("location")!;
    for (const other of [path, `/people/${id}`, "/people/__proto__"]) {
      assert.equal((await omid.get(other)).status, 404, other);
      assert.equal((await omid.post(other, { act: "freeze" })).status, 404, other);
    }
    const { value } = await read(world.store, accountRecord(id));
    assert.equal(value!.frozen, undefined);
  },
);

deskTest("people: support closes an account, and only an operator opens it", async (world) => {
  const { id: sara } = await signInSara(world);
  const lookedUp = async (id: string, role: "support" | "operator") => {
    const { post } = await using(world, id, role);
    const found = await post("/people", { who: SARA.mobile, reason: REASON, ticket: "" });
    const path = found.headers.get("location")!;
    return async (act: string) => {
      const { status } = await post(path, { act });
      const { value } = await read(world.store, accountRecord(sara));
      return [status, value!.frozen !== undefined, last(world).props.done];
    };
  };
  const zahra = await lookedUp("zahra", "support");
  assert.deepEqual(await zahra("freeze"), [200, true, "freeze"]);
  assert.deepEqual(last(world).props.acts, []);
  assert.equal((await zahra("unfreeze"))[0], 404);
  assert.equal((await zahra("promote"))[0], 404);
  const omid = await lookedUp("omid", "operator");
  assert.deepEqual(last(world).page, "problem");
  assert.deepEqual(await omid("unfreeze"), [200, false, "unfreeze"]);
  assert.deepEqual(world.told.filter((one) => Array.isArray(one) && one[0] === "ended").length, 2);
});

deskTest("people: an operator proposes that a level is lowered", async (world) => {
  const { id: accountId } = await signInSara(world);
  const omid = await using(world, "omid", "operator");
  const found = await omid.post("/people", { who: SARA.mobile, reason: REASON, ticket: "" });
  const path = found.headers.get("location")!;
  await omid.get(path);
  assert.equal(last(world).props.mayLower, true);
  assert.equal((await omid.post(`${path}/level`, {})).headers.get("location"), "/proposals?made");
  const { values: [{ act, reason }] } = await listProposals(world.deps);
  assert.deepEqual([act, reason], [{ kind: "lower_level", accountId, who: "***5679" }, REASON]);
  assert.equal((await omid.post("/people/none/level", {})).status, 404);
});
