/**
 * Mail over TLS against a real server: nothing must be sent to a server that does not authenticate.
 */
import assert from "node:assert/strict";
import { SMTPServer } from "smtp-server";
import { createSmtpMail } from "../../../adapters/delivery/smtp_mail.ts";
import { DeliveryFailed } from "../../../domain/notice/delivery.ts";
import { createCertificate } from "../../support/certificate.ts";
import { within } from "../../support/waiting.ts";

const DAY = 24 * 60 * 60 * 1000;
const MAIL = {
  subject: "رمز یک‌بارمصرف پنجره",
  text: "رمز یک‌بارمصرف شما: 48151",
  html: "<p>48151</p>",
};

type Way = "smtps" | "starttls";
const WAYS: Way[] = ["smtps", "starttls"];

const RIGHT = await createCertificate(["127.0.0.1"]);

interface Received {
  /** Users that signed in, and whether the connection was encrypted then. */
  users: { user: string; sealed: boolean }[];
  mails: { sealed: boolean }[];
}

async function withServer(
  { way, certificate = RIGHT, offersTls = true }: {
    way: Way;
    certificate?: typeof RIGHT;
    offersTls?: boolean;
  },
  run: (url: string, received: Received) => Promise<void>,
): Promise<void> {
  const received: Received = { users: [], mails: [] };
  const smtp = new SMTPServer({
    name: "test",
    secure: way === "smtps",
    key: certificate.key,
    cert: certificate.cert,
    allowInsecureAuth: true,
    disabledCommands: offersTls ? [] : ["STARTTLS"],
    disableReverseLookup: true,
    onAuth({ username = "", password }, { secure: sealed }, callback) {
      received.users.push({ user: username, sealed });
      callback(password === "p@ss" ? null : new Error("wrong password"), { user: username });
    },
    onData(stream, { secure: sealed }, callback) {
      stream.resume();
      stream.on("end", () => {
        received.mails.push({ sealed });
        callback();
      });
    },
  });
  // Clients that abort the handshake.
  smtp.on("error", () => {});
  await new Promise<void>((resolve) => void smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as { port: number };
  const [scheme, query] = way === "smtps" ? ["smtps", ""] : ["smtp", "?tls=required"];
  try {
    await run(`${scheme}://panjereh:p%40ss@127.0.0.1:${port}${query}`, received);
  } finally {
    await within(new Promise<void>((closed) => smtp.close(closed)), "the SMTP server to close");
  }
}

const send = (url: string, ca?: string) =>
  createSmtpMail({ url, from: "Panjereh <no-reply@example.ir>", ca }).send("sara@example.ir", MAIL);

async function assertNothingLeft(url: string, received: Received, ca?: string): Promise<void> {
  await assert.rejects(send(url, ca), DeliveryFailed);
  assert.deepEqual(received, { users: [], mails: [] });
}

for (const way of WAYS) {
  Deno.test(`${way}: password and mail are encrypted`, async () => {
    await withServer({ way }, async (url, received) => {
      await send(url, RIGHT.cert);
      assert.deepEqual(received, {
        users: [{ user: "panjereh", sealed: true }],
        mails: [{ sealed: true }],
      });
    });
  });

  Deno.test(`${way}: a certificate of an untrusted issuer is refused`, async () => {
    await withServer({ way }, (url, received) => assertNothingLeft(url, received));
  });

  Deno.test(`${way}: a certificate for another name is refused`, async () => {
    const certificate = await createCertificate(["mail.example.ir"]);
    await withServer(
      { way, certificate },
      (url, received) => assertNothingLeft(url, received, certificate.cert),
    );
  });

  Deno.test(`${way}: an expired certificate is refused`, async () => {
    const certificate = await createCertificate(["127.0.0.1"], {
      notBeforeDate: new Date(Date.now() - 2 * DAY),
      notAfterDate: new Date(Date.now() - DAY),
    });
    await withServer(
      { way, certificate },
      (url, received) => assertNothingLeft(url, received, certificate.cert),
    );
  });
}

Deno.test("starttls: a server that no longer offers it gets nothing", async () => {
  await withServer(
    { way: "starttls", offersTls: false },
    (url, received) => assertNothingLeft(url, received, RIGHT.cert),
  );
});

Deno.test("smtp: a server on this machine gets its mail in clear text, whichever certificate it has", async () => {
  await withServer({ way: "starttls" }, async (url, received) => {
    await send(url.replace("?tls=required", ""));
    assert.deepEqual(received, {
      users: [{ user: "panjereh", sealed: false }],
      mails: [{ sealed: false }],
    });
  });
});
