/** The shipped health.sh beside the front of this folder. */
import { fileURLToPath } from "node:url";
import { within } from "../../support/waiting.ts";

const SCRIPT = fileURLToPath(new URL("../../../docs/front/health.sh", import.meta.url));

export function watchHealth(
  folder: string,
  { ports, every }: { ports: number[]; every?: string },
): AsyncDisposable {
  const CONF = `${folder}/nginx.conf`;
  const NGINX = `nginx -p ${folder} -c ${CONF} -e stderr`;
  const script = new Deno.Command("sh", {
    args: [SCRIPT, ...ports.map((port) => `127.0.0.1:${port}`)],
    env: { CONF, NGINX, ...every && { EVERY: every } },
    stdout: "null",
    stderr: "null",
  }).spawn();
  async function stop() {
    script.kill("SIGKILL");
    await within(script.status, "the end of health.sh");
  }
  let stopped: Promise<void> | undefined;
  return { [Symbol.asyncDispose]: () => stopped ??= stop() };
}
