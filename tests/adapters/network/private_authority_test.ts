/** `DENO_CERT`: a private authority, in calls over HTTP and in mail. */
import assert from "node:assert/strict";
import { createServer, type Server } from "node:https";
import { createCertificate } from "../../support/certificate.ts";
import { outputOf } from "../../support/command.ts";

/** Prints why each call fails. */
const CALLS = (port: number) => `
  import { createHttpClient } from "./adapters/network/http_client.ts";
  import { createSmtpMail } from "./adapters/delivery/smtp_mail.ts";
  import { z } from "zod";
  const watch = { called: (_target, _ms, failure) => console.log(failure) };
  const baseUrl = "https://127.0.0.1:${port}";
  const client = createHttpClient({ name: "t", baseUrl, retries: 0, watch });
  await client.post({ path: "/", body: {}, schema: z.object({ match: z.literal(1) }) })
    .catch(() => {});
  const mail = createSmtpMail({ url: "smtps://127.0.0.1:${port}", from: "a@b.ir", watch });
  await mail.send("c@d.ir", { subject: "", text: "", html: "" }).catch(() => {});
  Deno.exit();`;

Deno.test("DENO_CERT adds an authority for calls to the outside and for mail", async () => {
  const { key, cert } = await createCertificate(["127.0.0.1"]);
  const server: Server = createServer({ key, cert }, (_request, response) => {
    response.end('{"match":2}');
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const file = await Deno.makeTempFile({ suffix: ".pem" });
  try {
    await Deno.writeTextFile(file, cert);
    const { port } = server.address() as { port: number };
    const ask = async (env: Record<string, string>) => {
      const args = ["eval", "--no-check", "--ext=ts", CALLS(port)];
      const cwd = new URL("../../../", import.meta.url);
      const { stdout, stderr } = await outputOf(Deno.execPath(), args, { cwd, env });
      return stdout.trim().split("\n").concat(stderr === "" ? [] : stderr);
    };
    assert.deepEqual(await ask({}), ["UnknownIssuer", "UnknownIssuer"]);
    // Trusted, they fail at what is said over TLS.
    const [http, mail] = await ask({ DENO_CERT: file });
    assert.equal(http, "unexpected shape");
    assert.notEqual(mail, "UnknownIssuer");
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await Deno.remove(file);
  }
});
