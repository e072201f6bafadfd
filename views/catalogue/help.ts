/** Help, accessibility, and information about Panjereh. */
import type { helpPages } from "../help/mod.ts";
import type { States } from "./samples/states.ts";

export const helpStates: States<typeof helpPages> = {
  privacy: { statement: undefined },
  faq: {
    all: { query: "" },
    found: { query: "رمز", found: ["password", "no-code", "safety"] },
    nearest: { query: "رمز نیامده", found: ["password", "no-code"], isNearest: true },
    nothing: { query: "گذرنامه دریایی", found: [] },
  },
  contact: {
    given: {
      phone: "021-00000000",
      hours: "شنبه تا چهارشنبه، ۸ تا ۱۶",
      email: "support@panjereh.example",
      address: "تهران، خیابان نمونه، پلاک ۱",
    },
    unknown: {},
  },
  guide: { page: { file: { path: "/static/guide.fa.0123456789.pdf", bytes: 123_456 } } },
  accessibility: {
    default: { display: {} },
    saved: { display: { page: "dark", size: "150" }, notice: "saved" },
    reset: { display: {}, notice: "reset" },
    "not-kept": { display: {}, notice: "not_kept" },
  },
  statement: { page: undefined },
  app: { page: undefined },
};
