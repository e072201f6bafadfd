import { answeredBefore, askedFor, isAnswered } from "../../domain/session/answered_form.ts";
import { adopt } from "./go_on.ts";
import type { Visit } from "./visit.ts";

/**
 * For a form whose first sending has renewed the session: gives this browser the session of that
 * answer, which did not arrive, and `leave`s. `null` if there was none, or it was another form;
 * `typedOf` reads the form only if there was one.
 */
export async function repeatAnswer(
  visit: Visit,
  { form, typedOf, leave }: {
    form: "company" | "card" | "face";
    typedOf: () => Promise<string | null>;
    leave: (sessionDigest: string) => Response | Promise<Response>;
  },
): Promise<Response | null> {
  if (visit.cookie("panjereh_session") === undefined) return null;
  const { session: held, opened } = visit.callerOrNew();
  if (!held || !await isAnswered(visit.ports, held)) return null;
  const typed = await typedOf();
  if (typed === null) return null;
  const asked = askedFor(visit.ports, form, typed);
  const given = await answeredBefore(visit.ports, { held, opened, asked });
  return given && await leave(adopt(visit, given));
}
