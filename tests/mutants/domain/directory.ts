import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `domain/directory/${name}.ts`;
const test = (name: string) => [`tests/domain/directory/${name}_test.ts`];
const SEARCH = ["tests/adapters/directory/search_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf(at("stars"), test("stars"), [
    [`if (services.includes(change.star)) return services;`, "", "A service gets a second star"],
    [`shown.length >= MOST_STARS`, `false`, "Nobody is told that there is no room for a star"],
    [`filter((id) => id !== change.unstar)`, `filter(() => true)`, "A star cannot be removed"],
    [
      `...others.slice(0, change.to), change.move`,
      `change.move, ...others.slice(0, change.to)`,
      "A star goes to the first place wherever it is put",
    ],
    [
      `...others.slice(change.to), ...gone]`,
      `...others.slice(change.to)]`,
      "A service that leaves the catalogue for a day loses its star",
    ],
  ]),

  ...mutantsOf(at("words"), test("words"), [
    [`!STOP_WORDS.has(word)`, `true`, "«از» must be in the title"],
    [`telling.length > 0 ? telling : words`, `telling`, "A search for «من» finds nothing at all"],
    [`stem.length >= left`, `true`, "«بها» is taken for a plural of «ب»"],
  ]),

  ...mutantsOf(at("browse"), test("browse"), [
    [`form.replace(/^ال(?=..)/, "")`, `form`, "Arabic titles stand all under one letter"],
    [`.toUpperCase()`, "", "A title stands under a letter of its own for being in lower case"],
  ]),

  ...mutantsOf(at("directory"), SEARCH, [
    [
      `index.findMost(words.slice(0, LONGEST_SENTENCE).map(formsOf))`,
      `[]`,
      "A whole sentence finds nothing",
    ],
    [`computed?.services !== services`, `!computed`, "The catalogue is searched as it once was"],
    [`...indexed(named.flatMap((text) => synonymsOf(text)))`, "", "Other words find nothing"],
  ]),

  ...mutantsOf(at("lately"), test("browse"), [
    [`.filter(([id]) => isWanted(id))`, "", "A service is listed that is no longer there"],
    [`b.lastAt - a.lastAt`, `a.lastAt - b.lastAt`, "What was used longest ago comes first"],
  ]),
];
