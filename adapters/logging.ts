import { AsyncLocalStorage } from "node:async_hooks";
import {
  configure,
  getAnsiColorFormatter,
  getJsonLinesFormatter,
  type LogLevel,
} from "@logtape/logtape";
import { maskRecord } from "./log_masking.ts";

export interface LoggingOptions {
  level: LogLevel;
  /** "json" is one line per record, for machines; "pretty" is for people at a terminal. */
  format: "json" | "pretty";
  /** Standard output unless told. */
  output?: Pick<typeof Deno.stdout, "writeSync">;
}

/**
 * Sends every logger's records to one output, personal data masked. What is logged inside LogTape's
 * `withContext({ requestId }, …)` carries the request's ID.
 */
export async function configureLogging(options: LoggingOptions): Promise<void> {
  const { level, format, output = Deno.stdout } = options;
  const formatter = format === "json" ? getJsonLinesFormatter() : getAnsiColorFormatter();
  await configure({
    reset: true,
    contextLocalStorage: new AsyncLocalStorage<Record<string, unknown>>(),
    sinks: { output: (record) => writeAll(output, formatter(maskRecord(record))) },
    loggers: [
      { category: [], lowestLevel: level, sinks: ["output"] },
      // LogTape's word on itself: of interest only when a sink fails.
      { category: ["logtape", "meta"], lowestLevel: "warning" },
    ],
  });
}

/** At once, so that no record is lost with the process. LogTape survives a sink that throws. */
function writeAll(output: NonNullable<LoggingOptions["output"]>, text: string): void {
  let rest = new TextEncoder().encode(text);
  while (rest.length > 0) rest = rest.subarray(output.writeSync(rest));
}
