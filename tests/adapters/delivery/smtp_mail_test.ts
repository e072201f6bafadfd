import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { connectionOf, createSmtpMail } from "../../../adapters/delivery/smtp_mail.ts";
import type { CallWatch } from "../../../adapters/network/http_client.ts";
import { AddressRefused, DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { recordTimers } from "../../support/timers.ts";
import { within } from "../../support/waiting.ts";
import { shiftableNow } from "../loopback_server.ts";

// Finds timers that are not cleared.
Deno.test.sanitizer({ ops: true });

const MAIL = {
  subject: "رمز یک‌بارمصرف پنجره",
  text: "رمز یک‌بارمصرف شما: 48151",
  html: '<p dir="rtl">رمز یک‌بارمصرف شما: <strong>48151</strong></p>',
};
const TO = "sara@example.ir";

interface Received {
  from: string;
  to: string[];
  raw: string;
}

/** A real SMTP server; `refuse` answers the recipient with that status. */
async function withServer(
  run: (server: { url: string; received: Received[] }) => Promise<void>,
  { refuse }: { refuse?: number } = {},
): Promise<void> {
  const received: Received[] = [];
  const smtp = new SMTPServer({
    name: "test",
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    onRcptTo(_address, _session, callback) {
      if (!refuse) return callback();
      callback(Object.assign(new Error(`${TO} 48151`), { responseCode: refuse }));
    },
    onData(stream, { envelope }, callback) {
      let raw = "";
      stream.on("data", (chunk: Uint8Array) => raw += new TextDecoder().decode(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        received.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        callback(null);
      });
    },
  });
  await new Promise<void>((resolve) => void smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as { port: number };
  try {
    await run({ url: `smtp://127.0.0.1:${port}`, received });
  } finally {
    await within(new Promise<void>((closed) => smtp.close(closed)), "the SMTP server to close");
  }
}

/** Accepts connections and handles them with the given function. */
async function withSocket(
  onSocket: (socket: Socket) => void,
  run: (url: string, count: () => number) => Promise<void>,
): Promise<void> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  try {
    await run(`smtp://127.0.0.1:${port}`, () => sockets.length);
  } finally {
    for (const socket of sockets) socket.destroy();
    await within(new Promise((closed) => server.close(closed)), "the server to close");
  }
}

const gateway = (url: string, timeout?: number, watch?: CallWatch) =>
  createSmtpMail({ url, from: "Panjereh <no-reply@example.ir>", timeout, watch });

/** What a watch is told: failures, or "ok". */
function recordCalls(): { watch: CallWatch; calls: string[] } {
  const calls: string[] = [];
  const watch: CallWatch = {
    connected: (target) => calls.push(`${target} connected`),
    called: (target, _milliseconds, failure) => calls.push(`${target} ${failure ?? "ok"}`),
    breakerChanged: (target, state) => calls.push(`${target} ${state}`),
  };
  return { watch, calls };
}

Deno.test("a watch is told of each mail, with a word for the failure", async () => {
  const { watch, calls } = recordCalls();
  await withServer(async ({ url }) => await gateway(url, undefined, watch).send(TO, MAIL));
  await withServer(
    async ({ url }) => void await failure(gateway(url, undefined, watch).send(TO, MAIL)),
    { refuse: 550 },
  );
  await failure(gateway("smtp://127.0.0.1:1", undefined, watch).send(TO, MAIL));
  await withSocket(() => {}, async (url) => {
    await failure(gateway(url, 80, watch).send(TO, MAIL));
  });
  assert.deepEqual(calls.filter((call) => call !== "mail connected"), [
    "mail ok",
    "mail status 550",
    "mail ECONNREFUSED",
    "mail no answer in time",
  ]);
});

Deno.test("a watch is told that the circuit opens", async () => {
  const { watch, calls } = recordCalls();
  await withSocket((socket) => void socket.end("421 down\r\n"), async (url) => {
    const mail = gateway(url, undefined, watch);
    for (let i = 0; i < 6; i++) await failure(mail.send(TO, MAIL));
  });
  assert.equal(calls[0], "mail connected");
  assert.deepEqual(calls.slice(-3), ["mail open", "mail status 421", "mail breaker open"]);
});

async function failure(sending: Promise<void>): Promise<DeliveryFailed> {
  const error = await sending.then(() => null, (error) => error);
  assert.ok(error instanceof DeliveryFailed, `got ${error}`);
  assert.doesNotMatch(Deno.inspect(error, { depth: 9 }), /48151|sara@example|secret/);
  return error;
}

Deno.test("send hands subject, text and HTML to the server, once", async () => {
  await withServer(async ({ url, received }) => {
    await gateway(url).send(TO, MAIL);
    assert.equal(received.length, 1);
    const [{ from, to, raw }] = received;
    assert.equal(from, "no-reply@example.ir");
    assert.deepEqual(to, [TO]);
    assert.match(raw, /^From: Panjereh <no-reply@example\.ir>/m);
    assert.match(raw, /multipart\/alternative/);
    assert.match(raw, /=\?UTF-8\?/);
  });
});

Deno.test("send treats an address as one address, no matter what it contains", async () => {
  await withServer(async ({ url, received }) => {
    await gateway(url).send("a@example.ir, b@example.ir", MAIL).catch(() => {});
    await gateway(url).send("a@example.ir\r\nBcc: b@example.ir", MAIL).catch(() => {});
    for (const { to } of received) assert.ok(!to.includes("b@example.ir"), to.join());
  });
});

Deno.test("send fails when the server refuses the address, without revealing it", async () => {
  await withServer(async ({ url, received }) => {
    const error = await failure(gateway(url).send(TO, MAIL));
    assert.equal(error.retryAfter, 60);
    assert.ok(error instanceof AddressRefused);
    assert.deepEqual(received, []);
  }, { refuse: 550 });
});

Deno.test("send: a server that is busy, closed or refuses us has not refused the address", async () => {
  await withServer(async ({ url }) => {
    assert.ok(!(await failure(gateway(url).send(TO, MAIL)) instanceof AddressRefused));
  }, { refuse: 451 });
  await withSocket((socket) => void socket.end("554 no service for you\r\n"), async (url) => {
    assert.ok(!(await failure(gateway(url).send(TO, MAIL)) instanceof AddressRefused));
  });
});

Deno.test("send attack: refused addresses do not stop the mails of others", async () => {
  const { watch, calls } = recordCalls();
  await withServer(async ({ url }) => {
    const mail = gateway(url, undefined, watch);
    for (let i = 0; i < 7; i++) await failure(mail.send(TO, MAIL));
  }, { refuse: 550 });
  assert.deepEqual(new Set(calls), new Set(["mail connected", "mail status 550"]));
});

Deno.test("send fails in time when the server never greets", async () => {
  await withSocket(() => {}, async (url, count) => {
    await failure(gateway(url, 80).send(TO, MAIL));
    assert.equal(count(), 1);
  });
});

Deno.test("send fails on garbage and on a closed connection", async () => {
  const behaviours = [
    (socket: Socket) => void socket.end("<!doctype html>\r\n"),
    (socket: Socket) => void socket.destroy(),
  ];
  for (const behaviour of behaviours) {
    await withSocket(behaviour, async (url) => void await failure(gateway(url).send(TO, MAIL)));
  }
});

Deno.test("send stops calling a server that failed five times", async () => {
  await withSocket((socket) => void socket.end("421 down\r\n"), async (url, count) => {
    const mail = gateway(url);
    for (let i = 0; i < 5; i++) await failure(mail.send(TO, MAIL));
    const error = await failure(mail.send(TO, MAIL));
    assert.equal(count(), 5);
    assert.ok(error.retryAfter > 5 && error.retryAfter <= 10);
  });
});

Deno.test("send fails in time when the server sends endless replies", async () => {
  const talk = (socket: Socket) => {
    socket.write("220 test\r\n");
    const timer = setInterval(() => socket.write("250-again\r\n"), 20);
    socket.on("close", () => clearInterval(timer));
  };
  await withSocket(talk, async (url) => {
    await within(failure(gateway(url, 150).send(TO, MAIL)), "the failure", 3000);
  });
});

Deno.test("send waits five seconds by default", async () => {
  await withServer(async ({ url }) => {
    using timers = recordTimers();
    await gateway(url).send(TO, MAIL);
    // The server and the library set timers of their own later.
    assert.equal(timers.delays[0], 5000);
  });
});

Deno.test("send lets one mail probe a failed server, and refuses the others during the probe", async () => {
  using now = shiftableNow();
  let greets = false;
  const behave = (socket: Socket) => void (greets || socket.end("421 down\r\n"));
  await withSocket(behave, async (url, count) => {
    const mail = gateway(url, 200);
    for (let i = 0; i < 5; i++) await failure(mail.send(TO, MAIL));
    now.advance(10_000);
    greets = true;
    const probe = failure(mail.send(TO, MAIL));
    const other = await within(failure(mail.send(TO, MAIL)), "the refusal", 100);
    assert.equal(other.retryAfter, 1);
    await probe;
    assert.equal(count(), 6);
  });
});

const CONNECTIONS: [string, Partial<ReturnType<typeof connectionOf>>][] = [
  ["smtps://mail.example.ir", { host: "mail.example.ir", port: 465, secure: true }],
  ["smtps://mail.example.ir:2465", { port: 2465, secure: true, ignoreTLS: false }],
  ["smtp://mail.example.ir?tls=required", { port: 587, secure: false, requireTLS: true }],
  ["smtp://mail.example.ir?tls=required", { ignoreTLS: false, auth: undefined }],
  ["smtp://localhost", { port: 25, secure: false, requireTLS: false, ignoreTLS: true }],
  ["smtp://localhost:1025?tls=no", { port: 1025, requireTLS: false, ignoreTLS: true }],
  ["smtp://[::1]:1025", { host: "::1", port: 1025 }],
  ["smtps://a%40b.ir:p%3Ass@mail.example.ir", { auth: { user: "a@b.ir", pass: "p:ss" } }],
];

for (const [url, expected] of CONNECTIONS) {
  Deno.test(`connectionOf: ${url} ${Object.keys(expected)}`, () => {
    assert.partialDeepStrictEqual(connectionOf(url), expected);
  });
}
