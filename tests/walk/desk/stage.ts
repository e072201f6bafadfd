/** One program with the sandbox's sample staff, as `deno task start` has them, for all scenes. */
import { Buffer } from "node:buffer";
import { openSampleDesk } from "../../../adapters/commands/sample_desk.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { PDF } from "../../routes/application/parts.ts";
import { launchChromium, movableClock, type Stage } from "../../browser/support/stage.ts";
import { startNginxProxy } from "../../front/support/proxies.ts";
import { createKeys, type SiteKeys } from "../../http/federation/openid_site.ts";
import { freePort, startTestProgram } from "../../support/program.ts";
import type { SentFile } from "./hands.ts";
import type { Scene } from "./scene.ts";

export interface DeskStage extends Stage {
  /** Of a site that signs people in by OpenID Connect. */
  keys: SiteKeys;
  site: string;
}

export const LETTER: SentFile = {
  name: "نامهٔ درخواست.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(PDF),
};

/** Proxies of agencies that keep their own stand at the names of their services. */
export async function startStage(
  scenes: readonly Scene[],
  stack: AsyncDisposableStack,
): Promise<DeskStage> {
  const clock = movableClock();
  const program = await startTestProgram({ clock });
  stack.defer(() => program.stop());
  const { dataDir, sandbox, port } = program;
  const secret = await readSecretFile(`${dataDir}/secret_key`);
  await openSampleDesk({ DATA_DIR: dataDir }, secret, sandbox.desk);
  const agency = Number(new URL(sandbox.agencyOrigin).port);
  const rules: string[] = [];
  for (const { service } of scenes.filter(({ way }) => way === "forward_auth")) {
    const ports = { proxy: freePort(), panjereh: port, agency };
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    stack.defer(() => Deno.remove(folder, { recursive: true }));
    stack.use(await startNginxProxy({ folder, service, ports }));
    rules.push(`MAP ${service}.localhost:${port} 127.0.0.1:${ports.proxy}`);
  }
  const args = rules.length ? [`--host-resolver-rules=${rules.join(",")}`] : [];
  const browser = await launchChromium({ args });
  stack.defer(() => browser.close());
  const site = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ url }) => {
    const page = `<!doctype html><title>site</title><h1>${new URL(url).pathname}</h1>`;
    return new Response(page, { headers: { "content-type": "text/html" } });
  });
  stack.defer(() => site.shutdown());
  return {
    ...{ browser, program, clock },
    keys: await createKeys(),
    site: `http://127.0.0.1:${site.addr.port}`,
  };
}
