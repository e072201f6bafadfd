/** Pages of what a person changes, and who was told. */
import { DAY, HOUR, MINUTE } from "../texts/units.ts";
import type { ChangesProps } from "../profile/changes.tsx";
import type { profilePages } from "../profile/mod.ts";
import { NOW, SOON } from "./sample.ts";
import type { States } from "./states.ts";

const title = (text: string) => ({ text, language: "fa" });

const CHANGES: ChangesProps["changes"] = [
  {
    at: NOW - HOUR,
    claims: ["postal_code"],
    services: [
      {
        id: "insurance",
        title: title("سوابق بیمه"),
        told: { state: "accepted", at: NOW - HOUR + MINUTE },
      },
      { id: "tax", title: title("پروندهٔ مالیاتی"), told: { state: "told", at: NOW - HOUR } },
      { id: "vehicles", title: title("خودرو"), told: { state: "waiting" } },
      {
        id: "exams",
        title: title("آزمون‌ها"),
        told: { state: "refused", at: NOW - MINUTE, reason: "outside_area", canRetry: true },
      },
      {
        id: "records",
        title: title("پروندهٔ سلامت"),
        told: { state: "refused", at: NOW - MINUTE, reason: "frozen_file", canRetry: true },
      },
      { id: "titles", title: title("ثبت اسناد"), told: { state: "at_next_visit" } },
    ],
  },
  { at: NOW - 3 * DAY, claims: ["given_name", "family_name"], services: [] },
];

const POSTAL_CODE = { current: "11*****91", postalCode: "" };

export const profileStates: States<typeof profilePages> = {
  postalCodeChange: {
    empty: POSTAL_CODE,
    unknown: { ...POSTAL_CODE, postalCode: "5555555555", error: "unknown" },
    "registry-down": {
      ...POSTAL_CODE,
      postalCode: "9876543210",
      failure: { code: "registry_unavailable", retryAt: SOON },
    },
  },
  changes: {
    several: { changes: CHANGES, retried: "sent" },
    empty: { changes: [] },
  },
};
