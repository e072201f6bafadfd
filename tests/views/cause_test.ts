import assert from "node:assert/strict";
import { catalogue, languages } from "./sample.ts";

/** What a program says of a failure, and what the page says. */
const SAID = { fa: "وضعیت ۵۰۰", ar: "الحالة 500", en: "HTTP 500" };

for (const language of languages.keys()) {
  Deno.test(`the status of a failed delivery is said in the page's language, ${language}`, () => {
    for (const name of ["deskService/full", "outboxReceiver/several"]) {
      const entry = catalogue.find((one) => one.name === name);
      assert(entry, name);
      const html = entry.render({ language });
      assert(html.includes(SAID[language as keyof typeof SAID]), name);
      if (language !== "en") assert(!html.includes("status 500"), name);
    }
  });
}
