import { type Mutant, mutantsOf } from "../mutant.ts";

const KEYS = ["tests/domain/api/keys_test.ts"];
const WEBHOOKS = ["tests/adapters/agency_events/webhook_sender_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf("domain/api/keys.ts", KEYS, [
    [
      "if (former?.exp === notice.exp && former.days <= notice.days) return;",
      "",
      "An agency is told of a key's end again every hour",
    ],
    ["left <= 0 ? null :", "", "An agency is told of keys that have ended long ago"],
    ["if (now >= (used.value ?? 0) + NOTED_EVERY)", "", "Every token costs a commit"],
  ]),
  ...mutantsOf("domain/agency_events/replay.ts", WEBHOOKS, [
    [
      `if (standing.value?.state === "paused") resumeReceiver(write, receiver, at);`,
      ``,
      "An agency that is paused cannot help itself",
    ],
    [
      "done.digest === digest ? { events: done.events } :",
      "done.digest !== digest ? { events: done.events } :",
      "A key stands for another request",
    ],
  ]),
  ...mutantsOf("routes/dossier/dossier.ts", ["tests/routes/dossier/dossier_test.ts"], [
    [
      "const found = await readOwnDossier(visit.ports, own) &&",
      "const found =",
      "Somebody has the files of another person's dossier",
    ],
  ]),
  ...mutantsOf("domain/services/openid.ts", KEYS, [
    ["exp === undefined || now < exp * 1000", "true", "A key that has ended opens the API"],
  ]),
];
