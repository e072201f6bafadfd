/** A real SMTP server that delivers to the sandbox's mailboxes. */
import { createServer, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Faults } from "./faults.ts";
import type { Mailboxes } from "./mailboxes.ts";
import { readMail } from "./mime.ts";

const MAX_MAIL_BYTES = 1024 * 1024;

export interface MailServer {
  /** "smtp://127.0.0.1:…" */
  url: string;
  stop(): Promise<void>;
}

export async function startMailServer(
  { faults, mailboxes, hostname }: { faults: Faults; mailboxes: Mailboxes; hostname: string },
): Promise<MailServer> {
  const smtp = new SMTPServer({
    name: "sandbox",
    disabledCommands: ["AUTH", "STARTTLS"],
    size: MAX_MAIL_BYTES,
    disableReverseLookup: true,
    onData(stream, session, callback) {
      const chunks: Uint8Array[] = [];
      stream.on("data", (chunk: Uint8Array) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = new TextDecoder().decode(
          new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()),
        );
        const mail = readMail(raw);
        for (const { address } of session.envelope.rcptTo) await mailboxes.deliver(address, mail);
        callback(null);
      });
    },
  });

  // A TCP server in front of it, so that a fault hits the connection before any SMTP.
  const sockets = new Set<Socket>();
  const server = createServer(async (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    switch (await faults.meet("mail")) {
      case "error":
        socket.end("421 4.3.2 Service not available\r\n");
        break;
      case "garbage":
        socket.end("<!doctype html><title>502</title>\r\n");
        break;
      case "timeout":
        socket.destroy();
        break;
      default:
        smtp.server.emit("connection", socket);
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, hostname, resolve);
  await promise;
  const { port } = server.address() as { port: number };

  return {
    url: `smtp://${hostname}:${port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
