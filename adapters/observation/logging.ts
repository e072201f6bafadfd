import { AsyncLocalStorage } from "node:async_hooks";
import {
  configure,
  getAnsiColorFormatter,
  getJsonLinesFormatter,
  type LogLevel,
  type LogRecord,
} from "@logtape/logtape";
import { createLineWriter, type Output } from "./line_writer.ts";
import { maskRecord } from "./log_masking.ts";

export interface LoggingOptions {
  level: LogLevel;
  /** "json": one line per record, for machines. "pretty": for people at a terminal. */
  format: "json" | "pretty";
  /** Standard output by default. */
  output?: Output;
}

/** Request lines are frequent and not urgent. */
const isOfRequest = ({ category }: LogRecord) => category.at(-1) === "request";

/**
 * Sends the records of all loggers to one output, with personal data masked. What is logged inside
 * LogTape's `withContext({ requestId }, …)` carries the request's ID. Request lines are written
 * within 50 ms, all others at once. Returns a function that writes the delayed lines.
 */
export async function configureLogging(options: LoggingOptions): Promise<() => void> {
  const { level, format, output = Deno.stdout } = options;
  const formatter = format === "json" ? getJsonLinesFormatter() : getAnsiColorFormatter();
  const { write, flush } = createLineWriter(output);
  // LogTape survives a sink that throws.
  const sink = (record: LogRecord) =>
    write(formatter(maskRecord(record)), { mayWait: isOfRequest(record) });
  await configure({
    reset: true,
    contextLocalStorage: new AsyncLocalStorage<Record<string, unknown>>(),
    sinks: { output: Object.assign(sink, { [Symbol.dispose]: flush }) },
    loggers: [
      { category: [], lowestLevel: level, sinks: ["output"] },
      // LogTape's own messages matter only when a sink fails.
      { category: ["logtape", "meta"], lowestLevel: "warning" },
    ],
  });
  globalThis.addEventListener("unload", flush);
  return flush;
}
