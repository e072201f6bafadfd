import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/${name}.ts`;
const test = (name: string) => [`tests/adapters/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("runtime/background"), test("runtime/background"), [
    [
      `.catch(logFailure)`,
      "",
      "A task that fails ends the process",
    ],
    [
      `if (unsaid === null) return;`,
      "",
      "An outage of the store fills the log with hundreds of lines alike",
    ],
    [`admit(String(failure))`, `admit("")`, "Another fault is not logged beside an outage"],
    [
      `failure instanceof StoreUnavailable ? failure.reason : String(failure)`,
      `String(failure)`,
      "The log does not say why the store cannot be reached",
    ],
    [`.finally(() => running.delete(promise))`, "", "The program never ends after a task"],
    [`running.add(promise);`, "", "The end cuts tasks under way"],
    [
      `while (running.size) await Promise.all(running);`,
      `await Promise.all(running);`,
      "Tasks started by a task are aborted at the end",
    ],
    [`for (const timer of timers) clearInterval(timer);`, "", "Tasks begin while the program ends"],
    [
      `return settled();\n    },\n  };`,
      `return Promise.resolve();\n    },\n  };`,
      "The end cuts tasks under way",
    ],
  ]),
  ...mutantsOf(at("runtime/ordered_stop"), test("runtime/ordered_stop"), [
    [
      `limit = SECOND }`,
      `limit = 60 * SECOND }`,
      "A step that hangs keeps the process for a minute",
    ],
    [
      `if (!await within(limit, ended)) throw new Error(\`not done within \${limit} ms\`);`,
      `await ended;`,
      "A step that hangs keeps the process alive forever",
    ],
    [
      `logger.error("Cannot {what}: {error}", { what, error: String(error) });`,
      `throw error;`,
      "A step that fails keeps the next ones from being done",
    ],
    [
      `logger.error("Cannot {what}: {error}", { what, error: String(error) });`,
      "",
      "The log does not name the skipped step",
    ],
  ]),
  ...mutantsOf("domain/platform/within.ts", [
    ...test("runtime/ordered_stop"),
    ...test("http/server"),
  ], [
    [`signal?.aborted ? 0 : limit`, `limit`, "An aborted signal still waits for the whole limit"],
    [`signal?.addEventListener("abort", giveUp);`, "", "The signal does not end the wait"],
    [`clearTimeout(timer);`, "", "A timer keeps the process from ending"],
    [`late.resolve(false)`, `late.resolve(true as false)`, "A task that is late counts as done"],
  ]),
  ...mutantsOf(at("services/change"), test("services/change"), [
    [`openExchanges.drain(former);`, "", "Open exchanges continue under former rules"],
    [
      `if (!record || former.size + change.added.length === 0) return;`,
      `if (!record) return;`,
      "A file that was only touched is recorded as a change",
    ],
    [
      `former.size + change.added.length === 0`,
      `former.size === 0`,
      "A new service is not recorded",
    ],
    [
      `former.size + change.added.length === 0`,
      `change.added.length === 0`,
      "A service that has gone is not recorded",
    ],
    [`at: clock.now(),`, `at: 0,`, "A change has no time in the audit log"],
    [`added: change.added.join(" "),`, "", "The audit log does not say what is new"],
    [`changed: change.changed.join(" "),`, "", "The audit log does not say what has changed"],
    [`removed: change.removed.join(" "),`, "", "The audit log does not say what has gone"],
    [
      `logger.info("Services changed: {added} added, {changed} changed, {removed} removed", change);`,
      "",
      "The log does not say that services have changed",
    ],
  ]),
  ...mutantsOf(at("services/follower"), test("services/follower"), [
    [
      `if (!services) throw new ConfigurationError([\`SERVICES_FILE \${path} is missing\`]);\n`,
      `if (!services) return;\n`,
      "The loss of the file is not reported",
    ],
    [`now === seen && now !== taken`, `now !== taken`, "A file is read while it is being written"],
    [`now === seen && now !== taken`, `now === seen`, "A file is taken in every second"],
    [`taken = now;`, "", "A bad file is told of every second"],
    [`seen = now;\n  }`, `}`, "A changed file is never taken in"],
    [
      `let taken = MISSING;`,
      `let taken = "";`,
      "A program without a file is told every start that it is missing",
    ],
    [`if (looking) return;`, "", "Looks pile up behind a slow change"],
    [`.finally(() => looking = false)`, "", "The file is looked at once"],
    [
      `last = last.then(task)`,
      `last = Promise.all([last, task()]).then(() => {})`,
      "An older state may come last",
    ],
    [
      `clearInterval(timer);\n      await last;`,
      `await last;`,
      "The file is looked at after the end",
    ],
    [
      `clearInterval(timer);\n      await last;`,
      `clearInterval(timer);`,
      "The end cuts a change under way",
    ],
    [
      `[dev, ino, size, mtime?.getTime()].join(" ")`,
      `[size, mtime?.getTime()].join(" ")`,
      "A file in another's place is not noticed",
    ],
    [
      `[dev, ino, size, mtime?.getTime()].join(" ")`,
      `[dev, ino, size].join(" ")`,
      "A file of the same length is not noticed",
    ],
    [
      `error instanceof ConfigurationError ? error.problems : [String(error)]`,
      `[String(error)]`,
      "Problems are told in one line",
    ],
  ]),
  ...mutantsOf(at("runtime/system"), test("runtime/system"), [
    [
      `Math.max(time, now + passed / 2)`,
      `time`,
      "What has expired is valid again after the clock was set back",
    ],
    [`now + passed / 2`, `now`, "The clock stands still for as long as it was set back"],
    [`now + passed / 2`, `now + passed`, "The clock never comes back to the machine's"],
    [`seen += passed;`, "", "The clock runs ahead of the machine's"],
    [
      `if (time === read) return Math.floor(now);\n      read = time;`,
      "read = time;",
      "Within one millisecond the time changes",
    ],
    [`read = time;`, "", "The clock is behind while its first millisecond comes again"],
    [
      `now = Math.max(time, now + passed / 2);\n      return Math.floor(now);`,
      `now = Math.max(time, now + passed / 2);\n      return now;`,
      "Times are not whole milliseconds",
    ],
  ]),
  ...mutantsOf(at("runtime/jalaali_calendar"), test("runtime/jalaali_calendar"), [
    [
      `[year, month, day].every(Number.isInteger) && isValid`,
      `isValid`,
      "Half days are mistaken for days",
    ],
    [
      `if (!isValid(date)) throw new RangeError("Cannot convert the Jalali date: no such day");`,
      "",
      "An invalid day is mistaken for the next one",
    ],
    [`String(gy).padStart(4, "0")`, `String(gy)`, "Years before 1000 are not comparable"],
    [`String(n).padStart(2, "0")`, `String(n)`, "Dates are not comparable"],
    [
      `if (!exists || year < FIRST_YEAR || year > LAST_YEAR) return null;`,
      `if (year < FIRST_YEAR || year > LAST_YEAR) return null;`,
      "30 February is mistaken for a day in March",
    ],
    [`year < FIRST_YEAR`, `year <= FIRST_YEAR`, "The first year that can be converted is refused"],
    [`year > LAST_YEAR`, `year >= LAST_YEAR`, "The last year that can be converted is refused"],
    [`FIRST_YEAR = 623`, `FIRST_YEAR = 622`, "A year is converted that the rule does not cover"],
    [`LAST_YEAR = 3797`, `LAST_YEAR = 3798`, "A year is converted that the rule does not cover"],
    [
      `timeZone: "Asia/Tehran"`,
      `timeZone: "UTC"`,
      "Until half past three it is yesterday in Tehran",
    ],
    [
      `date.getUTCMonth() === month - 1 && date.getUTCDate() === day`,
      `date.getUTCDate() === day`,
      "Month 13 is mistaken for a month of the next year",
    ],
  ]),
  ...mutantsOf(at("http/server"), test("http/server"), [
    [`reusePort: shared,`, "", "A second worker cannot listen"],
    [`automaticCompression: true,`, "", "Answers are not compressed"],
    [`inFlight.add(completed);`, "", "The end cuts answers"],
    [`abortInFlight();\n        if`, `if`, "Event streams keep the program for longer than it may"],
    [`forcedClose.abort();`, "", "A form whose rest never comes keeps the process"],
    [`within(deadline, delivered, force)`, `within(deadline, delivered)`, "The end does not force"],
    [
      `if (!await within(closeGrace, delivered)) {`,
      `if (await within(closeGrace, delivered)) {`,
      "Aborted responses are abandoned",
    ],
    [
      `const closed = Promise.allSettled([server.shutdown()]);`,
      `const closed = Promise.allSettled([]);`,
      "The port stays open after the end",
    ],
  ]),
  ...mutantsOf(at("http/assets"), test("http/assets"), [
    [`known.set(path, brotli);`, "", "Each start in a process compresses again"],
    [`.slice(0, 12)`, `.slice(0, 0)`, "A browser keeps the script of an older version"],
  ]),
];
