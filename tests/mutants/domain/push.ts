import { type Mutant, mutantsOf } from "../mutant.ts";

const DEVICES = "tests/domain/push/devices_test.ts";
const SENDING = "tests/domain/push/send_test.ts";
const HOSTS = "tests/domain/push/hosts_test.ts";
const ANSWERS = "tests/domain/push/answer_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/push/hosts.ts", [HOSTS], [
    ["url.username || url.password || ", "", "A name before @ leads elsewhere"],
    [
      "return host === rule;",
      "return host.endsWith(rule);",
      "Any host that ends so is one of them",
    ],
    [
      "&& /^[a-z0-9-]+$/.test(label)",
      "",
      "A wildcard stands for any number of names",
    ],
    ["endpoint.length > MAX_ENDPOINT || ", "", "An endpoint of any length is kept"],
  ]),
  ...mutantsOf("domain/push/subscription.ts", [HOSTS], [
    ["&& point.at(0) === UNCOMPRESSED", "", "What is no point is taken for a key"],
    ["!== AUTH_BYTES", "=== 0", "A secret of any length is taken"],
  ]),
  ...mutantsOf("domain/push/add_device.ts", [DEVICES], [
    ["|| !await pushes.isUsable(subscription)", "", "A key is kept that nothing can be written to"],
    [
      'if (shown.kid !== kid) return { outcome: "refused" };',
      "",
      "A subscription for a key of others is kept",
    ],
    [
      "const live = liveIn(records, now);",
      'const live = { session: records.session.value ?? ({ id: "" } as never) };',
      "A session that has ended adds a browser",
    ],
    ["others.length >= MAX_PUSH_DEVICES", "false", "A person has any number of browsers"],
    [
      "(browser === undefined || one.browser !== browser) &&",
      "",
      "A browser that subscribes again is told twice",
    ],
    [
      "includeNotice(deps, write, news, { kind, ...noticeOf(caller, live.session) });",
      "",
      "Nobody hears of a browser that a stranger added",
    ],
  ]),
  ...mutantsOf("domain/push/change_devices.ts", [DEVICES, SENDING], [
    [
      "const live = liveIn(records, deps.clock.now());",
      'const live = { session: records.session.value ?? ({ id: "" } as never) };',
      "A session that has ended removes a browser",
    ],
    ["isWanted ? others : [...others, of]", "others", "Nothing can be turned off"],
  ]),
  ...mutantsOf("domain/push/send.ts", [SENDING], [
    ["|| value?.muted?.includes(of)", "", "What was turned off is sent, if it was on its way"],
    ["lifetime <= 0", "false", "News of last month is sent"],
    [".padEnd(TEXT_LENGTH)", "", "The length of a push tells what it is about"],
    ['"push_topic", id, of', '"push_topic", id', "A dossier takes the place of a letter"],
  ]),
  ...mutantsOf("domain/push/note_outcome.ts", [SENDING, ANSWERS], [
    [
      "outcome.reason === GONE ? null : device",
      "device",
      "A browser that is gone is written to for ever",
    ],
    ["now < until", "false", "A browser that has failed for long is forgotten too early"],
    [
      'if (standing.value?.state === "paused") resumeReceiver(write, receiver, now);',
      "",
      "The queue of a forgotten browser stays",
    ],
    [
      "isFresh && failingSince === undefined ? device",
      "isFresh ? device",
      "A browser that is well again counts as failing",
    ],
  ]),
  ...mutantsOf("domain/push/answer.ts", [ANSWERS], [
    ["case 410:", "", "A subscription that has ended is tried for a day"],
    ["case 413:", "", "A message that is too long is tried for a day"],
  ]),
];
