/** A box in a process of its own. Argument: how many letters it has, and how many others have. */
import process from "node:process";
import { openMailbox, post } from "./mailbox.ts";

/** Of each of the people whose letters fill the store. */
const BOX = 10_000;

const { letters, stored } = JSON.parse(process.argv[2]) as { letters: number; stored: number };
const mailbox = await openMailbox();
await mailbox.fill("sara", letters);
for (let person = 0; person < stored / BOX; person++) {
  await mailbox.fill(`person-${person}`, Math.min(BOX, stored - person * BOX));
}

process.on("message", async (asked) => {
  if (asked === "post") return process.send!(await post(mailbox.send));
  await mailbox[Symbol.asyncDispose]();
  process.exit();
});
process.send!("filled");
