/**
 * `deno task front:write <folder>`: writes the configuration of a front that carries the reads of
 * some services itself (docs/front/README.md).
 */
import { readFrontConfiguration } from "../configuration/environment.ts";
import { commandOf } from "../configuration/task_command.ts";
import { frontConfiguration } from "../front/configuration.ts";
import { readServedServices } from "../services/served_services.ts";
import { EXIT_CODES, type Report, reporting } from "./report.ts";

const FILE = "services.conf";

export function frontWriteCommand(
  environment: Record<string, string>,
  [folder, ...more]: string[],
): Promise<Report> {
  if (folder === undefined || more.length > 0) {
    const report = `Usage: BASE_URL=… SERVICES_FILE=… ${commandOf("front:write")} <folder>`;
    return Promise.resolve({ code: EXIT_CODES.failed, report });
  }
  return reporting("Cannot write", async () => {
    const { BASE_URL, SERVICES_FILE } = readFrontConfiguration(environment);
    const services = await readServedServices(SERVICES_FILE);
    if (!services) return { code: EXIT_CODES.missing, report: `there is no ${SERVICES_FILE}` };
    const text = frontConfiguration(services, BASE_URL);
    const path = `${folder}/${FILE}`;
    await Deno.writeTextFile(path, text);
    const names = services.filter(({ carried_by }) => carried_by === "front").map(({ id }) => id);
    return { code: EXIT_CODES.sound, report: `${path} carries ${names.join(" ") || "nothing"}` };
  });
}
