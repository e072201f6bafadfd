/** `deno task services:check`: judges the services file as `serve` would, and changes nothing. */
import { listProblems, readServicesCheckConfiguration } from "../configuration/environment.ts";
import { problemsOf } from "../configuration/start_failure.ts";
import { commandOf } from "../configuration/task_command.ts";
import { readServedServices } from "../services/served_services.ts";
import type { Report } from "./report.ts";

export const CHECK_CODES = { valid: 0, invalid: 1, failed: 2, missing: 3 } as const;

export async function checkServicesCommand(
  environment: Record<string, string>,
  args: string[],
): Promise<Report> {
  if (args.length > 0) {
    const report = `Usage: SERVICES_FILE=… ${commandOf("services:check")}`;
    return { code: CHECK_CODES.failed, report };
  }
  try {
    const { SERVICES_FILE: path } = readServicesCheckConfiguration(environment);
    const services = await readServedServices(path);
    if (!services) return { code: CHECK_CODES.missing, report: `there is no ${path}` };
    const names = services.map(({ id }) => id).join(" ");
    return {
      code: CHECK_CODES.valid,
      report: `${path} is valid: ${services.length} services ${names}`.trim(),
    };
  } catch (error) {
    const problems = problemsOf(error);
    if (!problems) throw error;
    return { code: CHECK_CODES.invalid, report: listProblems("Not valid", problems) };
  }
}
