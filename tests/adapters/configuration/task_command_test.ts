/** How messages name a task: by the command of the install that runs. */
import assert from "node:assert/strict";
import { commandOf } from "../../../adapters/configuration/task_command.ts";
import { ROOT } from "../../support/sources.ts";

Deno.test("in the repository a task is one of Deno", () => {
  assert.equal(commandOf("store:migrate"), "deno task store:migrate");
});

Deno.test("in an install a task is one of panjereh", () => {
  const script = new URL("main.ts", ROOT);
  assert.equal(commandOf("store:migrate", script), "panjereh store:migrate");
});
