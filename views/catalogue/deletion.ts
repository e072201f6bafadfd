/** Pages of the end of an account. */
import type { deletionPages } from "../deletion/mod.ts";
import { DAY } from "../texts/units.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

export const deletionStates: States<typeof deletionPages> = {
  deletion: {
    question: {
      state: "question",
      dossiers: [{ id: "019ab3c4-0000-7000-8000-000000000001", title: "درخواست عضویت" }],
      hasMore: true,
    },
    asked: { state: "asked", dueAt: NOW + 7 * DAY },
  },
};

/** Their parts are on the pages above. */
export const deletionWordings: States<typeof deletionPages> = {
  deletion: { kept: { state: "kept" } },
};
