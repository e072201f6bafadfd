/** A registration that was returned: its first manager corrects it, once a code has come back. */
import { transact } from "../platform/commit.ts";
import { moveRegistration } from "./keep.ts";
import type { RegisterPorts } from "./pending.ts";
import { pendingOf } from "./register.ts";
import { type RegistrationForm, registrationRecord } from "./registration.ts";
import { judgeRegistration, type RegistrationFaults } from "./registration_form.ts";

export type CorrectOutcome =
  | { outcome: "submitted"; number: string }
  | { outcome: "faulty"; faults: RegistrationFaults }
  /** No code was entered in this browser within half an hour, or it is not the agency's turn. */
  | { outcome: "lapsed" };

/** What an expert has returned is sent again. The mobile that the code went to stays. */
export async function correctRegistration(
  deps: RegisterPorts,
  token: string,
  form: RegistrationForm,
): Promise<CorrectOutcome> {
  const now = deps.clock.now();
  return await transact(deps.store, async (read) => {
    const pending = await read(pendingOf(deps, token));
    const { corrects, isConfirmed } = pending.value ?? {};
    if (corrects === undefined || !isConfirmed) return null;
    return { pending, found: await read(registrationRecord(corrects)) };
  }, (gathered, write): CorrectOutcome => {
    const former = gathered?.found.value;
    if (!gathered || former?.state !== "returned") return { outcome: "lapsed" };
    const judged = judgeRegistration(form, { calendar: deps.calendar, now });
    if ("faults" in judged) return { outcome: "faulty", faults: judged.faults };
    const { registered } = judged;
    if (registered.managers[0].mobile !== former.registered.managers[0].mobile) {
      return { outcome: "faulty", faults: { m1Mobile: "fixed" } };
    }
    moveRegistration(deps, write, former, {
      ...{ at: now, to: "submitted" },
      changes: { form, registered },
    });
    write.delete(gathered.pending);
    return { outcome: "submitted", number: former.number };
  });
}
