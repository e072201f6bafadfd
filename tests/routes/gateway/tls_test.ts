/** Upstreams over TLS: which certificates the gateway trusts, and its own. */
import assert from "node:assert/strict";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
// @ts-types="../../../adapters/web_socket/ws.d.ts"
import { WebSocketServer } from "ws";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { createCertificate } from "../../support/certificate.ts";
import { HOST, type Policy, service, signedIn, startGateway } from "./harness.ts";
import { originOf } from "./samples.ts";
import { openClient } from "./socket_upstream.ts";
import { exchange } from "./wire.ts";

const agency = await createCertificate(["agency.internal"]);
const publicName = await createCertificate([HOST]);
const gatewayOwn = await createCertificate(["gateway.example"]);
const stranger = await createCertificate(["stranger.example"]);

/** Writes the PEM files for the settings. */
async function writeFiles() {
  const folder = await Deno.makeTempDir();
  const files = {
    ca: agency.cert,
    otherCa: stranger.cert,
    certificate: gatewayOwn.cert,
    key: gatewayOwn.key,
    strangerCertificate: stranger.cert,
    strangerKey: stranger.key,
  };
  const paths = {} as Record<keyof typeof files, string>;
  for (const [name, text] of Object.entries(files)) {
    paths[name as keyof typeof files] = `${folder}/${name}.pem`;
    await Deno.writeTextFile(`${folder}/${name}.pem`, text);
  }
  return { ...paths, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}

/** Answers with the name in the client's certificate; `/socket` sends it as a message. */
async function startTlsUpstream({ cert, key } = agency) {
  let asked = 0;
  const server = createServer(
    {
      cert,
      key,
      ca: gatewayOwn.cert,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      asked++;
      response.end(nameOf(request.socket as TLSSocket));
    },
  );
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => false });
  server.on(
    "upgrade",
    (request, socket, head) => {
      asked++;
      sockets.handleUpgrade(request, socket, head, (open) => {
        open.send(nameOf(request.socket as TLSSocket));
      });
    },
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Requests and handshakes received. */
    get asked() {
      return asked;
    },
    async [Symbol.asyncDispose]() {
      for (const client of sockets.clients) client.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function nameOf(socket: TLSSocket): string {
  return String(socket.getPeerCertificate()?.subject?.CN ?? "nobody");
}

Deno.test("gateway trusts the authority that the service names, and presents its own certificate", async () => {
  await using files = await writeFiles();
  await using upstream = await startTlsUpstream();
  const own = { certificate: files.certificate, key: files.key };
  const right = { ca: files.ca, server_name: "agency.internal", ...own };
  const cases: [string, Policy["tls"], number, Policy?][] = [
    ["right", right, 200],
    ["right by its host", { ca: files.ca, ...own }, 200, { upstream_host: "agency.internal:8443" }],
    ["no authority", { server_name: "agency.internal", ...own }, 502],
    ["another authority", { ...right, ca: files.otherCa }, 502],
    ["another name", { ...right, server_name: "other.internal" }, 502],
    ["the name of the address", { ca: files.ca, ...own }, 502],
    ["no certificate of its own", { ca: files.ca, server_name: "agency.internal" }, 502],
    [
      "another one",
      { ...right, certificate: files.strangerCertificate, key: files.strangerKey },
      502,
    ],
  ];
  for (const [name, tls, status, more] of cases) {
    const policy = { tls, ...more };
    await using gateway = await startGateway({ upstream: upstream.origin, policy });
    const answer = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
    assert.equal(answer.status, status, name);
    if (status === 200) assert.equal(answer.body, "gateway.example");
    const client = openClient(gateway.port);
    if (status === 200) {
      assert.equal(await client.next(), "gateway.example");
      client.socket.close();
      await client.closed;
    } else await assert.rejects(client.opened, /502/, name);
  }
  // No other server received an identity.
  assert.equal(upstream.asked, 4);
});

Deno.test("gateway requires the upstream's own name, though the upstream hears the public one", async () => {
  await using files = await writeFiles();
  await Deno.writeTextFile(files.otherCa, publicName.cert);
  await using upstream = await startTlsUpstream(publicName);
  const tls = { ca: files.otherCa, certificate: files.certificate, key: files.key };
  await using gateway = await startGateway({ upstream: upstream.origin, policy: { tls } });
  assert.equal((await exchange(gateway.port, signedIn("GET / HTTP/1.1"))).status, 502);
  await assert.rejects(openClient(gateway.port).opened, /502/);
  assert.equal(upstream.asked, 0);
});

Deno.test("a service with unreadable TLS files is refused, naming every one of them", () => {
  const upstreams = createServiceUpstreams({ originOf });
  const settings = { ca: "/nowhere/ca.pem", certificate: "/nowhere/c.pem", key: "/nowhere/k.pem" };
  assert.throws(
    () => upstreams.use([service({ upstream: "https://agency.example", tls: settings })]),
    (error: ConfigurationError) => error.problems.length === 3,
  );
});
