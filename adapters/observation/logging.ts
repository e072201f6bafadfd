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
  /** "json" is one line per record, for machines; "pretty" is for people at a terminal. */
  format: "json" | "pretty";
  /** Standard output unless told. */
  output?: Output;
}

/** Lines of requests are many, and nobody waits for one. */
const isOfRequest = ({ category }: LogRecord) => category.at(-1) === "request";

/**
 * Sends every logger's records to one output, personal data masked. What is logged inside LogTape's
 * `withContext({ requestId }, …)` carries the request's ID. Requests are written within 50 ms, anything else at once;
 * call the answer to write what waits.
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
      // LogTape's word on itself: of interest only when a sink fails.
      { category: ["logtape", "meta"], lowestLevel: "warning" },
    ],
  });
  globalThis.addEventListener("unload", flush);
  return flush;
}
