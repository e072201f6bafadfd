import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = ["tests/domain/outbox/delivery_test.ts", "tests/domain/outbox/order_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf("domain/outbox/attempt.ts", TESTS, [
    [
      "check(await held(deps), row).delete(row)",
      "check(row).delete(row)",
      "A worker that was paused ends messages that another one delivers",
    ],
    [
      "if (error instanceof StoreUnavailable) throw error;",
      "",
      "An outage of the store counts as the receiver's",
    ],
    [
      "if (message.attempts! >= (sender.maxAttempts ?? Infinity)) {",
      "if (message.attempts! > (sender.maxAttempts ?? Infinity)) {",
      "A person gets a message more than documented",
    ],
    ["sender.isClaimed ? await claim", "false ? await claim", "A dying worker sends forever"],
  ]),
  ...mutantsOf("domain/outbox/serve.ts", TESTS, [
    ["STOP_AFTER = 3;", "STOP_AFTER = 1000;", "A receiver that is down is asked with everything"],
    [
      "if (hasTaken && !result.isStopped) {",
      "if (false) {",
      "One message that is not taken holds up all others",
    ],
    [
      "await moveToQueue(deps, receiver, messages);",
      "await deliver(deps, receiver, messages, null);",
      "What is new overtakes what waits",
    ],
    [
      "check(await held(deps), state).delete(state)",
      "check(await held(deps)).delete(state)",
      "What is added while a queue becomes empty is forgotten",
    ],
    [
      "order === undefined || !behind.has(order);",
      "true;",
      "What is new overtakes what failed in its lane",
    ],
    [
      "(order) => !waiting.has(order)",
      "() => true",
      "A lane that waits is tried with each message of its receiver",
    ],
    [
      "await forgetLanes(deps, receiver, due);",
      "",
      "A lane of a receiver that asked to wait is never forgotten",
    ],
  ]),
  ...mutantsOf("domain/outbox/set_aside.ts", TESTS, [
    [
      "if (now >= message.at + GIVE_UP_AFTER) {",
      "if (false) {",
      "A message that is never taken is tried forever",
    ],
    ["if (order === undefined) {", "if (true) {", "What follows overtakes what failed"],
    [
      "if (rows.length === BATCH) wakeAt",
      "if (false) wakeAt",
      "The end of a long lane is forgotten",
    ],
  ]),
  ...mutantsOf("domain/outbox/receiver.ts", TESTS, [
    ["if (isGivenUp) return", "if (false) return", "A receiver that is gone is asked forever"],
    [
      'former?.state === "behind" && former.failures > 0 ? former : undefined',
      "undefined",
      "A receiver that is down is asked every second",
    ],
  ]),
  ...mutantsOf("domain/outbox/dispatcher.ts", TESTS, [
    [
      "page.filter((row) => dueAtOf(row) <= now)",
      "page",
      "Messages leave before their time",
    ],
    ["&& !busyBefore.has(receiver)", "", "A message that has just been delivered is sent again"],
    ["} else if (isFull) {", "} else if (false) {", "A slow receiver hides what is for others"],
  ]),
  ...mutantsOf("domain/outbox/partition_lease.ts", TESTS, [
    ["askAgainAt = 0;\n    },", "},", "A worker waits for a lease that it has"],
  ]),
];
