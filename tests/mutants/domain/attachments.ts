import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `domain/attachments/${name}.ts`;
const test = (name: string) => [`tests/domain/attachments/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("address"), test("serving"), [
    [`data?.attachment !== attachment ||`, `!data ||`, "An address of one file opens every other"],
    [`|| clock.now() >= data.until`, ``, "An address opens its file for ever"],
  ]),
  ...mutantsOf(at("serve"), ["tests/routes/attachments/files_test.ts"], [
    [`deps.scanner && openAddress`, `openAddress`, "Files are served that nobody scans"],
    [
      `if (value?.state !== "clean") return null;`,
      `if (!value) return null;`,
      "A file with a virus is given to the person",
    ],
  ]),
  ...mutantsOf(at("announce"), test("upload"), [
    [`value?.service === service ?`, `value ?`, "An agency changes another's files"],
    [`if (size > MAX_SIZE) return "file_too_large";`, ``, "A file of any size is taken"],
  ]),
  ...mutantsOf(at("upload"), test("upload"), [
    [
      `if (attachment.offset !== offset) return stop("offset_mismatch", attachment);`,
      ``,
      "A chunk that comes twice is written twice",
    ],
    [`if (taken > MAX_CHUNK)`, `if (false)`, "One request fills the memory"],
  ]),
  ...mutantsOf(at("complete"), test("scan"), [
    [`if (!problem) enqueue`, `if (problem) enqueue`, "Sound files are never scanned"],
  ]),
  ...mutantsOf(at("scan"), test("scan"), [
    [
      `if (errors < MAX_SCAN_ERRORS)`,
      `if (true)`,
      "A file that breaks the scanner is tried for a day",
    ],
  ]),
  ...mutantsOf(at("decide"), test("scan"), [
    [
      `deps.audit.include(write,`,
      `if (!write) deps.audit.include(write,`,
      "A virus leaves no trace in the audit log",
    ],
  ]),
  ...mutantsOf(at("expire"), test("expire"), [
    [
      `if (attachment.isKept) return await lookAtKept(attachment);`,
      ``,
      "The files of letters go after a day",
    ],
    [
      `if (clock.now() < unusedUntil) return { outcome: "later", dueAt: unusedUntil };`,
      ``,
      "A slow upload ends a day after it began",
    ],
    [
      `await decide(deps, attachment, { verdict: "unscannable", reason: "waited for 30 days" });`,
      ``,
      "A letter's file waits for the scanner for ever",
    ],
  ]),
  ...mutantsOf(at("unused"), ["tests/routes/api/limits_test.ts"], [
    [`bytes + size <= MAX_UNUSED_BYTES`, `true`, "An agency fills the store with files"],
  ]),
  ...mutantsOf(at("inspect/mod"), test("inspect"), [
    [`if (digest.hex() !== sha256) return "digest_mismatch";`, ``, "A broken file is delivered"],
    [`if (MARKUP.test(begin)) return "html_inside";`, ``, "A page is taken for a text"],
    [
      `return await isArchive(content) ? "polyglot" : null;`,
      `return null;`,
      "A picture is an archive of programs as well",
    ],
  ]),
  ...mutantsOf(at("inspect/office"), test("inspect"), [
    [`isHuge || doOverlap(entries, directoryAt)`, `isHuge`, "A bomb of overlapping parts is taken"],
    [`&& at + END_BYTES === content.size`, ``, "A second file hides in an archive's comment"],
  ]),
  ...mutantsOf(at("uses"), test("uses"), [
    ["if (!isUnused) return", "if (false) return", "Who leaves takes the files of others along"],
    ["if (file.value?.isCounted) write", "if (file.value) write", "Files of earlier letters go"],
  ]),
  ...mutantsOf(at("attach"), test("uses"), [
    [
      "if (attachment.isKept && !isLeaving) return;",
      "if (attachment.isKept) return;",
      "A letter that takes a file while it leaves loses it",
    ],
  ]),
  ...mutantsOf(at("file/file_name"), test("file_name"), [
    [`if (DIRECTION.test(name)) return "name_direction";`, ``, "A program looks like a PDF"],
    [`if (RESERVED.test(name)) return "name_reserved";`, ``, "Windows cannot save the file"],
  ]),
];
