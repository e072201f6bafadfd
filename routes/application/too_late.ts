/** A form of the wizard that comes after a colleague has submitted, withdrawn or filled the list. */
import { type DraftField } from "../../domain/application/draft.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import type { Asked } from "./access.ts";
import { told } from "./board.ts";
import type { Fields } from "./form.ts";

/** The board as it is now, with what the form would have changed. */
export async function tooLate(
  visit: Visit,
  asked: Asked,
  { typed, stored }: { typed: Fields; stored: Fields },
): Promise<Response> {
  const names = Object.keys(typed) as DraftField[];
  showTooLate(
    visit,
    names.flatMap((name) => typed[name] === stored[name] ? [] : typed[name] ?? []),
  );
  return await told(visit, asked);
}
