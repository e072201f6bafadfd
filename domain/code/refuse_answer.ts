/** What a wrong security code leaves: it is used up, and counts for its place. */
import type { CodePorts } from "./ports.ts";
import { captchaSpentRecord } from "../captcha/captcha.ts";
import { countAt, placeRecords, placesAt } from "../budget/place.ts";
import { auditRecord, type Caller } from "../journey/caller.ts";
import { transact } from "../platform/commit.ts";
import type { Read } from "../platform/read.ts";
import { includeOnce, recordedRecord } from "../platform/record_once.ts";

/** Whether it was not used up before. */
export async function refuseAnswer(
  deps: CodePorts,
  caller: Caller,
  captchaId: string,
): Promise<boolean> {
  const now = deps.clock.now();
  return await transact(
    deps.store,
    (read) => gather(deps, caller, captchaId, read),
    ({ captcha, counted, places, recorded }, write) => {
      if (captcha.value) return false;
      write.set(captcha, true);
      for (const place of ["ip", "network"] as const) {
        countAt(counted[place], "failedCaptchas", now, write);
        // The audited event is that a place has reached its limit: one record an hour.
        if (places[place].failedCaptchas + 1 < deps.rules[place].failedCaptchasPerHour) continue;
        includeOnce(deps, write, recorded[place], auditRecord(deps, caller, "captcha.limited"));
      }
      return true;
    },
  );
}

async function gather(deps: CodePorts, caller: Caller, captchaId: string, read: Read) {
  const found = await read({
    captcha: captchaSpentRecord(captchaId),
    counted: placeRecords(caller, deps.newShard()),
  });
  const places = await placesAt(deps.store, caller, deps.clock.now());
  // Read after the rest, so that the people of a place do not wait for each other.
  const recorded = await read({
    ip: recordedRecord("captcha.limited", caller.ip),
    network: recordedRecord("captcha.limited", caller.network),
  });
  return { ...found, places, recorded };
}
