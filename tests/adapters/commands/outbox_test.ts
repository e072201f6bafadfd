/** `deno task outbox:read`, `outbox:resume` and `outbox:replay`, beside a store of their own. */
import assert from "node:assert/strict";
import { outboxCommand, replayCommand, resumeCommand } from "../../../adapters/commands/outbox.ts";
import { systemClock } from "../../../adapters/runtime/system.ts";
import type { Senders } from "../../../domain/outbox/sender.ts";
import { DAY, HOUR } from "../../../domain/platform/platform.ts";
import { type CommandStore, secret, withCommandStore } from "../../support/command_store.ts";
import { createReceivers, deliverDue, send } from "../../support/outbox.ts";

const TOKEN = "s".repeat(43);

interface World extends CommandStore {
  read(...args: string[]): Promise<Record<string, unknown>[]>;
}

function commandTest(name: string, run: (world: World) => Promise<void>) {
  Deno.test(`outbox: ${name}`, () =>
    withCommandStore((own) =>
      run({
        ...own,
        async read(...args) {
          const lines: string[] = [];
          const { code, report } = await outboxCommand(
            own.environment,
            args,
            (line) => lines.push(line),
          );
          assert.deepEqual([code, report], [0, ""]);
          return lines.map((line) => JSON.parse(line));
        },
      })
    ));
}

/** Delivers what is due by this clock. */
async function deliverBy({ withStore }: World, senders: Senders, clock = systemClock) {
  await withStore((store) => deliverDue({ store, clock }, senders));
}

commandTest(
  "who is behind, since when and why, and how it goes on after a resume",
  async (world) => {
    const library = createReceivers({ isLogged: true });
    library.answer = () => ({ outcome: "failed", reason: "status 503" });
    const { senders } = library;
    const content = { service: "library", subject: TOKEN };
    await world.withStore((store) =>
      send({ store, clock: systemClock }, { receiver: "logout:library", content }, {
        receiver: `person:${"p".repeat(24)}`,
      })
    );
    await deliverBy(world, senders);
    const [logout, person] = await world.read();
    assert.partialDeepStrictEqual(logout, {
      receiver: "logout:library",
      state: "behind",
      failures: 1,
      reason: "status 503",
      waiting: 1,
    });
    assert.ok(Math.abs(Date.parse(String(logout.oldest)) - Date.now()) < HOUR);
    assert.equal(person.receiver, `person:${"p".repeat(16)}`);
    await deliverBy(world, senders, { now: () => Date.now() + 2 * DAY });
    assert.equal((await world.read())[0].state, "paused");

    library.answer = () => ({ outcome: "delivered" });
    const resumed = await resumeCommand(world.environment, ["logout:library"]);
    assert.deepEqual(resumed, { code: 0, report: "logout:library is resumed" });
    await deliverBy(world, senders, { now: () => Date.now() + 2 * DAY });
    const [last, ...none] = await world.read("logout:library");
    assert.deepEqual(none, []);
    assert.partialDeepStrictEqual(last, { kind: "news", fate: "delivered", attempts: 3 });
    assert.deepEqual(last.content, { service: "library", subject: TOKEN.slice(0, 16) });
    assert.deepEqual(await resumeCommand(world.environment, ["logout:library"]), {
      code: 0,
      report: "nothing waits for logout:library",
    });

    const again = ["logout:library", "--since", "2020-01-01"];
    assert.deepEqual(await replayCommand(world.environment, again), {
      code: 0,
      report: "1 sent again",
    });
  },
);

commandTest("wrong arguments are named, and nothing is changed", async ({ environment }) => {
  for (
    const [command, args] of [
      [resumeCommand, []],
      [resumeCommand, ["a", "b"]],
      [replayCommand, ["a"]],
      [replayCommand, ["a", "--since", "yesterday"]],
      [replayCommand, ["--since", "2026-03-21"]],
    ] as const
  ) {
    const { code, report } = await command(environment, [...args]);
    assert.equal(code, 2);
    assert.match(report, /^Cannot re(?:sume|play)/);
  }
});

Deno.test("outbox: a store that is not there is not created", async () => {
  const DATA_DIR = `${await Deno.makeTempDir({ prefix: "panjereh_" })}/none`;
  const environment = { DATA_DIR, SECRET_KEY: secret.toBase64() };
  const { code, report } = await outboxCommand(environment, [], () => assert.fail());
  assert.equal(code, 3);
  assert.match(report, /^no outbox here/);
  await assert.rejects(Deno.stat(DATA_DIR));
});
