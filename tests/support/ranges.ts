/** Whatever players and others ask for of a sound, and the status of a play that is allowed. */
export const PLAYS: [name: string, headers: Record<string, string>, ok: number, method?: string][] =
  [
    ["the whole", {}, 200],
    ["the head", {}, 200, "HEAD"],
    ["all but the first byte", { range: "bytes=1-" }, 206],
    ["all from the first byte", { range: "bytes=0-" }, 206],
    ["two ranges", { range: "bytes=0-5,6-" }, 200],
    ["the end", { range: "bytes=-999999" }, 200],
    ["a range if unchanged", { range: "bytes=1-", "if-range": '"x"' }, 200],
    [
      "a range if unchanged since",
      { range: "bytes=1-", "if-range": "Thu, 01 Jan 2026 00:00:00 GMT" },
      200,
    ],
    ["another unit", { range: "lines=1-" }, 200],
    ["a part without end", { range: "bytes=1-999999999" }, 206],
  ];
