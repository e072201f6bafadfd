/** Where staff begin. */
import type { deskPages } from "../desk/mod.ts";
import { MINUTE } from "../texts/units.ts";
import { NOW } from "./sample.ts";
import type { States } from "./states.ts";

const HOME = {
  name: "رضا کریمی",
  userName: "reza.karimi",
  endsAt: NOW + 15 * MINUTE,
} as const;

export const deskStates: States<typeof deskPages> = {
  deskHome: {
    agency: {
      ...HOME,
      roles: ["manager", "editor"],
      agency: { text: "کتابخانهٔ ملی", language: "fa" },
    },
  },
};

export const deskWordings: Partial<States<typeof deskPages>> = {
  deskHome: {
    window: { ...HOME, roles: ["expert", "support", "operator", "reader", "key_holder"] },
  },
};
