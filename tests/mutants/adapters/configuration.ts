import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/configuration/${name}.ts`;
const test = (name: string) => [`tests/adapters/configuration/${name}_test.ts`];
const SETTINGS = ["tests/adapters/services/serve_settings_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf(at("secret_settings"), test("secret_settings"), [
    [`given[name]\n      ?`, `false\n      ?`, "Of two secrets one is silently chosen"],
    [`.replace(/\\r?\\n$/, "")`, "", "A secret has the end of its line, and opens nothing"],
    [`if (!isFile) return { fault: "is no file" };`, "", "A device fills the memory at start"],
    [`text === "" ?`, `false ?`, "An empty file is a secret"],
    [`found.mode & OTHERS_READ`, `false`, "Nobody is told that anybody can read a secret"],
  ]),
  ...mutantsOf(at("permitted_paths"), test("permitted_paths"), [
    [`/^(?:\\/[^/]*)?$/.test(folder) ? file`, `false ? file`, "The program may read all of /etc"],
    [`path.includes(",") ? "" :`, `false ? "" :`, "A comma permits a second path"],
    [
      `if (access === "write") return [data, socket].filter(Boolean).join(",");`,
      "",
      "The program may write its code and its settings",
    ],
  ]),
  ...mutantsOf(at("together"), SETTINGS, [
    [`set[other] && !set[name] ?`, `false ?`, "A second operator without a key is never asked"],
    [`, ["SMTP_URL", "MAIL_FROM"]`, "", "Mail without a sender is never sent"],
  ]),
  ...mutantsOf(at("fields"), SETTINGS, [
    [`labels.length > 1 && `, "", "The window is asked for at a top-level domain"],
    [`sso$|`, "", "The window is at sso.sso.example.ir"],
    [
      `text\n  .refine(isBase64, {`,
      `text\n  .refine(() => true, {`,
      "A typo in a key is a stack trace",
    ],
  ]),
  ...mutantsOf("adapters/services/serve_settings.ts", SETTINGS, [
    [`.filter((problem) => !isTold(problem, secrets.told))`, "", "One mistake is told twice"],
    [
      `problems.push(...await authorityProblems(environment.DENO_CERT));`,
      "",
      "A typo in DENO_CERT is found at the first sign-in",
    ],
    [
      `problems.push(...await authorityProblems(environment.DENO_CERT));`,
      `problems.push(...await authorityProblems(environment.DENO_CERT || undefined));`,
      "With an empty DENO_CERT nothing outside can be reached, and no setting is blamed",
    ],
    [
      `problems.push(...portProblems(programListeners(listening)));`,
      "",
      "A port that is taken is found after everything else",
    ],
  ]),
  ...mutantsOf(
    "adapters/services/served_services.ts",
    ["tests/adapters/services/served_services_test.ts"],
    [
      [
        `isIP(host) !== 0 && isForbiddenUpstream(host)`,
        `false`,
        "An address of this machine passes",
      ],
      [
        `if (/(?:^|\\.)localhost\\.?$/.test(host)) return true;`,
        "",
        "A name of this machine passes",
      ],
      [
        `...receivers`,
        ``,
        "A receiver of logout tokens or events may be this machine",
      ],
    ],
  ),
];
