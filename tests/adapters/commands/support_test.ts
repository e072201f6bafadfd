/** `deno task support:read` and `support:answer`, beside a store of their own. */
import assert from "node:assert/strict";
import { supportAnswerCommand, supportReadCommand } from "../../../adapters/commands/support.ts";
import { systemClock as clock, systemRandom as random } from "../../../adapters/runtime/system.ts";
import { askSupport } from "../../../domain/support/ask.ts";
import { withCommandStore } from "../../support/command_store.ts";

const context = { level: 2, language: "fa" } as const;

Deno.test("support: the questions that wait are printed, and answered by their number", async () => {
  await withCommandStore(async ({ environment, withStore }) => {
    const asked = { topic: "letter", text: "پیوست باز نمی‌شود", context } as const;
    const number = await withStore((store) => askSupport({ store, clock, random }, "sara", asked));
    const waiting = async () => {
      const lines: string[] = [];
      const { code } = await supportReadCommand(environment, [], (line) => lines.push(line));
      assert.equal(code, 0);
      return lines.map((line) => JSON.parse(line).number);
    };
    assert.deepEqual(await waiting(), [number]);
    const spaced = number.replace(/(.{4})/g, "$1 ");
    const answered = await supportAnswerCommand(environment, [spaced, "اکنون", "باز", "می‌شود"]);
    assert.deepEqual(answered, { code: 0, report: `${spaced} is answered` });
    assert.deepEqual(await waiting(), []);

    const { report } = await supportReadCommand(environment, [number], () => {});
    assert.deepEqual(
      JSON.parse(report).messages.map(({ text }: { text: string }) => text),
      ["پیوست باز نمی‌شود", "اکنون باز می‌شود"],
    );
    assert.doesNotMatch(report, /sara/, "whose it is");
    for (const args of [["123", "a"], [number], ["4029183746507", " "]]) {
      assert.equal((await supportAnswerCommand(environment, args)).code, 2, args.join(" "));
    }
    const unknown = await supportAnswerCommand(environment, ["4029183746507", "a"]);
    assert.deepEqual([unknown.code, unknown.report], [0, "there is no 4029183746507"]);
  });
});
