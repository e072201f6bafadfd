/** Commands that report and end. */
import { readCommand } from "./audit_read.ts";
import { verifyCommand } from "./audit_verify.ts";
import { EXIT_CODES, type Report } from "./report.ts";
import { frontWriteCommand } from "./front_write.ts";
import { outboxCommand, replayCommand, resumeCommand } from "./outbox.ts";
import { checkServicesCommand } from "./services_check.ts";
import { copyCommand } from "./store_copy.ts";
import { staffInviteCommand } from "./staff.ts";
import { supportAnswerCommand, supportReadCommand } from "./support.ts";
import { migrateCommand } from "./store_migrate.ts";

/** `print` is given each line of what is longer than a report. */
type ReportCommand = (
  environment: Record<string, string>,
  args: string[],
  print: (line: string) => void,
) => Promise<Report>;

const verify: ReportCommand = async (environment, args) => {
  const { outcome, report } = await verifyCommand(environment, args);
  return { code: EXIT_CODES[outcome], report };
};

export const REPORTS = {
  "audit:verify": verify,
  "audit:read": readCommand,
  "services:check": checkServicesCommand,
  "front:write": frontWriteCommand,
  "outbox:read": outboxCommand,
  "outbox:resume": resumeCommand,
  "outbox:replay": replayCommand,
  "support:read": supportReadCommand,
  "support:answer": supportAnswerCommand,
  "staff:invite": staffInviteCommand,
  "store:migrate": migrateCommand,
  "store:copy": copyCommand,
} satisfies Record<string, ReportCommand>;

export const isReport = (mode: string): mode is keyof typeof REPORTS =>
  Object.hasOwn(REPORTS, mode);
