import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/upstream/http1/${name}.ts`;
const test = (name: string) => [`tests/adapters/upstream/http1/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf(at("answer_head"), test("answer_head"), [
    [`MAX_FIELDS = 256`, `MAX_FIELDS = 257`, "One more header is taken than may be"],
    [`MAX_FIELDS = 256`, `MAX_FIELDS = 255`, "One header less is taken than may be"],
    [`[1-9][0-9]{2}`, `[0-9]{3}`, "A status below 100 is taken"],
    [
      `if (said.coding !== undefined) throw malformed("it has two transfer codings");`,
      "",
      "Two codings are read as one",
    ],
    [
      `if ((said.length ?? length) !== length) throw malformed("it has two lengths");`,
      "",
      "Two lengths are read as one: response splitting",
    ],
    [
      `if (said.length !== undefined || length !== value) said.closes = true;`,
      "",
      "A connection is reused after lengths that another reader refuses",
    ],
    [`others.every(`, `others.some(`, "Lengths that differ are read as one"],
    [`if (isFirst) headers.push`, `headers.push`, "Two lengths reach the client"],
    [
      `coding !== "chunked" || length !== undefined || isOld`,
      `coding !== "chunked" || isOld`,
      "A length beside a coding is taken",
    ],
    [
      `coding !== "chunked" || length !== undefined || isOld`,
      `coding !== "chunked" || length !== undefined`,
      "A coding in HTTP/1.0 is taken",
    ],
    [
      `coding !== "chunked" || length !== undefined || isOld`,
      `length !== undefined || isOld`,
      "Any coding is read as chunked",
    ],
    [
      `/^[0-9]{1,15}$/.test(length)`,
      `/^[0-9]{1,16}$/.test(length)`,
      "A length beyond exact numbers is taken",
    ],
    [`status === 204 || status === 304`, `status === 204`, "A 304 waits for a body"],
    [`status === 204 || status === 304`, `status === 304`, "A 204 waits for a body"],
    [
      `method !== "HEAD" && isPersistent(said, framing)`,
      `isPersistent(said, framing)`,
      "A connection is used again behind a HEAD whose body may come",
    ],
    [`!closes && `, "", "A connection is used again that the upstream closes"],
    [`closes: line[1] === "0"`, `closes: false`, "A connection of HTTP/1.0 is used again"],
    [
      ` && !(framing.kind === "none" && announced)`,
      "",
      "The body of a 304 is mistaken for the next answer",
    ],
    [
      `coding !== undefined || Number(length ?? 0) > 0`,
      `Number(length ?? 0) > 0`,
      "The chunks of a 204 are mistaken for the next answer",
    ],
    [`framing.kind !== "close" && `, "", "A connection is used again that has ended"],
    [`(?:^|,)[\\t ]*close[\\t ]*(?:,|$)`, `^close$`, "Close among other options is not heard"],
    [`said.closes ||= `, `said.closes = `, "Only the last Connection header is heard"],
    [`char === 0x20 || char === 0x09`, `char === 0x20`, "A tab stays in front of a value"],
  ]),

  ...mutantsOf(at("answer_reader"), test("answer_reader"), [
    [`MAX_HEAD = 64 * 1024`, `MAX_HEAD = 64 * 1024 + 1`, "A head of one byte more is taken"],
    [`MAX_HEAD = 64 * 1024`, `MAX_HEAD = 64 * 1024 - 1`, "A head of one byte less is refused"],
    [`MAX_INTERIM = 16`, `MAX_INTERIM = 17`, "One more interim answer is taken"],
    [`MAX_INTERIM = 16`, `MAX_INTERIM = 15`, "One interim answer less is taken"],
    [`head.status === 101`, `false`, "An upstream changes the protocol unasked"],
    [`persistent && isLast`, `persistent`, "Bytes behind an answer are mistaken for the next one"],
    [
      `if (NO_ANSWER.test(text)) throw malformed("it does not begin as one");`,
      "",
      "An invalid answer is waited for until the time limit",
    ],
    [
      `if (state === "close") return end(true);`,
      "",
      "An answer that ends with its connection fails",
    ],
    [`throw hungUp();`, `end(true);`, "Half a response is reported as complete"],
    [`interim = 0;\n    },`, `},`, "Connections fail after sixteen interim answers"],
    [
      `if (left === 0) end(`,
      `if (left <= 1) end(`,
      "The last byte of an answer is mistaken for the next one",
    ],
    [
      `Math.max(0, before - emptyLine.length + 1)`,
      `before`,
      "The end of a head that comes in two pieces is missed",
    ],
    [
      `if (isBare) head.persistent = false;`,
      "",
      "A connection is reused after a head that another reader refuses",
    ],
    [
      `feed >= 0 && text[feed - 1] !== "\\r"`,
      `text.includes("\\n\\n")`,
      "A line feed within a value begins a new header",
    ],
    [
      `persistent && isLast && isStrict`,
      `persistent && isLast`,
      "A connection is reused after padded chunks",
    ],
  ]),

  ...mutantsOf(at("chunked"), test("chunked"), [
    [`MAX_LINES = 16 * 1024`, `MAX_LINES = 1024 * 1024`, "Extensions and trailers fill the memory"],
    [
      `isStrict &&= size[2] === "";`,
      "",
      "A connection is reused after chunks that another reader refuses",
    ],
    [`([\\t ]*)`, `(\\s*)`, "Characters that are no padding pass as such"],
    [`{1,12}`, `{1,13}`, "A size beyond any file is taken"],
    [
      `if (!line.endsWith("\\r")) throw malformed("a line of its chunks ends in a bare line feed");`,
      "",
      "A bare line feed ends a chunk's line",
    ],
    [`state === "data_end" && line.length > 1`, `false`, "A chunk is longer than its size"],
    [
      `if (!TRAILER_LINE.test(text)) throw malformed("a trailer is malformed");`,
      "",
      "Another answer passes as trailers",
    ],
    [`trailers += text.length;`, "", "Trailers fill the memory"],
    [`line.length + trailers > MAX_LINES`, `trailers > MAX_LINES`, "An extension fills the memory"],
    [`state = left === 0 ? "trailers" : "data";`, `state = "data";`, "A chunked answer never ends"],
  ]),

  ...mutantsOf(at("deadline"), test("deadline"), [
    [`left = ticks + 1;`, `left = ticks;`, "A time limit passes too early"],
    [
      `if (left === 0 || --left > 0) return;`,
      `if (--left > 0) return;`,
      "An exchange without a limit fails at the next tick",
    ],
    [`clear() {\n      left = 0;`, `clear() {`, "A limit that was met passes all the same"],
    [`code = late;`, `code ??= late;`, "A silent answer is reported as a failed connection"],
  ]),

  ...mutantsOf(at("link"), test("pool"), [
    [
      `if (!current) return leave();`,
      `if (!current) return;`,
      "A connection with unasked bytes is used again",
    ],
    [
      `if (reusable && ended.isSent)`,
      `if (reusable)`,
      "The rest of a request is mistaken for the next one",
    ],
    [
      `if (ended.isPaused) socket.resume();`,
      "",
      "A connection that was paused at its end never answers again",
    ],
    [
      `deadline.set(limits.answer, "ANSWER_TIMEOUT");`,
      `{}`,
      "A silent upstream is waited for, forever",
    ],
    [
      `else deadline.set(limits.connect, "CONNECT_TIMEOUT");`,
      "",
      "An address that does not answer is waited for, forever",
    ],
    [
      `deadline.set(limits.idle, "IDLE_TIMEOUT");\n      current!.handler`,
      `current!.handler`,
      "An answer that stops is waited for, forever",
    ],
    [
      `if (current && !current.isAnswering) deadline.set(limits.idle, "IDLE_TIMEOUT");`,
      "",
      "An upstream that does not read is waited for, forever",
    ],
    [
      `if (current && !current.isAnswering) deadline.clear();`,
      "",
      "A slow sender counts as a slow upstream",
    ],
    [
      `deadline.clear();\n    socket.write`,
      `socket.write`,
      "A slow sender counts as a slow connection",
    ],
    [
      `exchange.isPaused = true;\n          deadline.clear();`,
      `exchange.isPaused = true;`,
      "A slow reader counts as a silent upstream",
    ],
    [
      `exchange.isPaused = false;\n          deadline.set(limits.idle, "IDLE_TIMEOUT");`,
      `exchange.isPaused = false;`,
      "An answer that stops after a pause is waited for, forever",
    ],
    [`socket.pause();`, "", "A slow reader's answer fills the memory"],
    [`socket.destroy();`, "", "Connections are never closed"],
    [
      `fail(isConnected ? hungUp(cause) : unreached(cause))`,
      `fail(unreached(cause))`,
      "A payment that may have arrived is sent to another address",
    ],
    [
      `if (current === exchange) fail(reason);`,
      `fail(reason);`,
      "A client that leaves late aborts the next one's response",
    ],
    [
      `if (current !== exchange) return;\n          exchange.isPaused = true;`,
      `exchange.isPaused = true;`,
      "A client that leaves late pauses the next one's response",
    ],
    [`failed?.handler.onError(error);`, "", "A request that fails is never answered"],
    [`onGone(link);`, "", "The pool never empties"],
    [
      `if (isConnected) void send(exchange);`,
      `if (!isConnected) void send(exchange);`,
      "Requests are sent before the connection is there",
    ],
  ]),

  ...mutantsOf(at("free_links"), test("free_links"), [
    [
      `free.findLastIndex(({ since }) =>`,
      `free.findIndex(({ since }) =>`,
      "The oldest connection is used, which is the next to close",
    ],
    [
      `own >= 0 ? own : lastQuiet()`,
      `lastQuiet()`,
      "A person's next request waits for a new connection",
    ],
    [
      `own >= 0 ? own : lastQuiet()`,
      `own >= 0 ? own : free.length - 1`,
      "A stray answer goes to another person",
    ],
    [`since <= before);\n  }`, `since < before);\n  }`, "A connection rests longer than it must"],
    [`since > before`, `since >= before`, "Connections are kept longer than they should"],
    [`fresh < 0 ? free.length : fresh`, `fresh`, "The last connections are never given up"],
  ]),

  ...mutantsOf(at("pool"), test("pool"), [
    [
      `const KEPT = 40;`,
      `const KEPT = 4_000;`,
      "Connections are kept longer than servers keep them",
    ],
    [
      `const QUIET = 30;`,
      `const QUIET = 0;`,
      "A stray answer of a faulty server is given to another person",
    ],
    [
      `const QUIET = 30;`,
      `const QUIET = 3_000;`,
      "Hardly any connection is used for a second person",
    ],
    [
      `free.add(link, person);`,
      "",
      "Every request opens a connection that is never closed",
    ],
    [`if (isClosed) return link.destroy();`, "", "A closed pool keeps its last connection"],
    [`free.remove(link);`, "", "A connection that has ended is used again"],
    [
      `clearInterval(timer);\n    timer = undefined;`,
      `timer = undefined;`,
      "A timer stays behind for every upstream that was ever used",
    ],
    [
      `clearInterval(timer);\n    timer = undefined;`,
      `clearInterval(timer);`,
      "No time limit holds after the first quiet moment",
    ],
    [`for (const tell of emptied.splice(0)) tell();`, "", "A former upstream is never closed"],
    [`all.add(link);`, "", "No time limit of any exchange holds"],
    [
      `if (all.size >= most) free.takeOldest()?.destroy();`,
      "",
      "A small server waits for connections that rest, while a new one is not served",
    ],
    [
      `if (isClosed) throw new Http1Error("DESTROYED", "Cannot exchange messages: closed");`,
      "",
      "A closed pool opens connections",
    ],
    [
      `for (const link of free.all()) link.destroy();`,
      "",
      "A former upstream's idle connections hold its end up",
    ],
    [
      `for (const link of [...all]) link.destroy();`,
      "",
      "Work under way continues after the stop",
    ],
    [
      `if (all.size > 0) await new Promise<void>((go) => emptied.push(go));`,
      "",
      "Requests under way at a former service are not waited for",
    ],
    [`port || (isSecure ? 443 : 80)`, `port || 80`, "An https address is asked at port 80"],
    [`hostname.replace(/^\\[|\\]$/g, "")`, `hostname`, "An IPv6 address is not connected to"],
    [
      `connect: Math.ceil(limits.connect / tick),`,
      `connect: Math.ceil(limits.answer / tick),`,
      "An address that does not answer is waited for as long as an answer",
    ],
    [
      `answer: Math.ceil(limits.answer / tick),`,
      `answer: Math.ceil(limits.connect / tick),`,
      "A slow answer is refused",
    ],
    [
      `idle: Math.ceil(limits.idle / tick),`,
      `idle: Math.ceil(limits.connect / tick),`,
      "A pause in an answer breaks it off",
    ],
  ]),

  ...mutantsOf(at("request_message"), test("pool"), [
    [`!TOKEN.test(method) || `, "", "A method becomes two requests"],
    [` || !TARGET.test(target)`, "", "A target becomes two requests"],
    [`!TOKEN.test(name) || `, "", "A header's name becomes two requests"],
    [` || !VALUE.test(value)`, "", "A header's value becomes two requests"],
    [` || isFraming(name)`, "", "A second length splits the request"],
    [
      `BODILESS.has(method) ? "" : "content-length: 0\\r\\n"`,
      `""`,
      "Some servers answer 411 to an empty form",
    ],
    [`if (part.length === 0) continue;`, "", "An empty part ends a body in its middle"],
    [
      `if (length !== undefined && bytes > length) throw malformedRequest("its length");`,
      "",
      "The rest of a body is mistaken for the next request",
    ],
    [
      `else if (bytes < length) throw malformedRequest("its length");`,
      "",
      "The next request is mistaken for the rest of a body",
    ],
    [`part.length.toString(16)`, `part.length.toString()`, "A chunk has another size than it says"],
    [`socket.write("0\\r\\n\\r\\n");`, `{}`, "A chunked body never ends"],
    [
      `socket.on("close", done);`,
      "",
      "A body's sender waits forever for an upstream that has gone",
    ],
  ]),
];
