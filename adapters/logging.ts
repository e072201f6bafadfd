import { AsyncLocalStorage } from "node:async_hooks";
import {
  configure,
  getAnsiColorFormatter,
  getJsonLinesFormatter,
  getStreamSink,
  type LogLevel,
  type Sink,
} from "@logtape/logtape";
import { maskRecord } from "./log_masking.ts";

export interface LoggingOptions {
  level: LogLevel;
  /** "json" is one line per record, for machines; "pretty" is for people at a terminal. */
  format: "json" | "pretty";
  /** Standard output unless told. */
  output?: WritableStream<Uint8Array>;
}

/**
 * Sends every logger's records to one output, personal data masked. What is logged inside LogTape's
 * `withContext({ requestId }, …)` carries the request's ID.
 */
export async function configureLogging(options: LoggingOptions): Promise<void> {
  const { level, format, output = Deno.stdout.writable } = options;
  await configure({
    reset: true,
    contextLocalStorage: new AsyncLocalStorage<Record<string, unknown>>(),
    sinks: { output: createMaskingSink(output, format) },
    loggers: [
      { category: [], lowestLevel: level, sinks: ["output"] },
      // LogTape's word on itself: of interest only when a sink fails.
      { category: ["logtape", "meta"], lowestLevel: "warning" },
    ],
  });
}

/** Standard output outlives the logging: it is flushed with it, but not closed. */
function createMaskingSink(
  output: WritableStream<Uint8Array>,
  format: LoggingOptions["format"],
): Sink & AsyncDisposable {
  const formatter = format === "json"
    ? getJsonLinesFormatter({ properties: "flatten" })
    : getAnsiColorFormatter();
  const sink = getStreamSink(output, { formatter, closeStream: false });
  return Object.assign((record: Parameters<Sink>[0]) => sink(maskRecord(record)), {
    [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
  });
}
