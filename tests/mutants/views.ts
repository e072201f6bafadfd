import { type Mutant, mutantsOf } from "./mutant.ts";

const views = ["tests/views"];

export const mutants: Mutant[] = [
  ...mutantsOf("views/components/foreign.tsx", views, [
    [
      `{children.replaceAll(" ", "\\u00a0")}</bdi>;`,
      `<span dangerouslySetInnerHTML={{ __html: children.replaceAll(" ", "\\u00a0") }} /></bdi>;`,
      "The content of a number becomes markup",
    ],
    [
      `return <bdi dir="ltr">{children.replaceAll(" ", "\\u00a0")}</bdi>;`,
      `return <bdi>{children.replaceAll(" ", "\\u00a0")}</bdi>;`,
      "A number's groups stand in the wrong order",
    ],
    [`children.replaceAll(" ", "\\u00a0")`, "children", "A number breaks over two lines"],
    [
      `<bdi lang="en" dir="ltr">{children}`,
      `<bdi dir="ltr">{children}`,
      "A screen reader reads Latin letters in Persian",
    ],
    [`? "fa" : "en"`, `? "en" : "fa"`, "A screen reader mispronounces names"],
    [
      "return <bdi lang={language === page.texts.language.tag ? undefined : language}>{text}",
      "return <bdi>{text}",
      "A service's title is read in the wrong language",
    ],
  ]),
  ...mutantsOf("views/html/jsx_runtime.ts", ["tests/views/html"], [
    [
      `if (typeof child === "string") return escaped(child);`,
      `if (typeof child === "string") return child;`,
      "What comes from data becomes markup",
    ],
    ["escaped(String(value))}", "value}", "Data breaks out of an attribute"],
    [
      "if (!Array.isArray(child)) return escaped(String(child));",
      "if (!Array.isArray(child)) return String(child);",
      "Data that has a text of its own becomes markup",
    ],
  ]),
  ...mutantsOf("views/components/form.tsx", ["tests/http/site/language_test.ts"], [
    [
      "rest === undefined ? undefined",
      "true ? undefined",
      "What was typed is lost when the language changes",
    ],
  ]),
  ...mutantsOf("views/texts/format.ts", ["tests/views/format_test.ts"], [
    [
      "return past(Math.ceil(at / MINUTE) * MINUTE, now);",
      "return past(at, now);",
      "A person who comes back in time is refused again",
    ],
    [
      "whole < 10 ? whole : whole - whole % 10",
      "Math.round(whole / 10) * 10",
      "More time is promised than is left",
    ],
    ["whole < 10 ? whole : ", "", "In the last seconds no time is said"],
  ]),
  ...mutantsOf("views/portal/sign_ins.tsx", views, [
    [
      "{!knownBrowser && texts.newBrowser}",
      "",
      "A sign-in in a strange browser is not pointed out to its person",
    ],
    [
      "format.day(at));",
      `new Date(at).toISOString().slice(0, 10));`,
      "Past sign-ins are listed under the day of another time zone",
    ],
    ["{current && <", "{!current && <", "Another sign-in is marked as the present one"],
  ]),
  ...mutantsOf("views/components/other_pages.tsx", views, [
    [
      "{older && <a",
      "{isFirstPage && <a",
      "A link leads to a page of a list that does not exist",
    ],
  ]),
];
