/** Collects log records for a test. */
import { configure, type LogRecord, reset } from "@logtape/logtape";

export interface RecordedLog extends AsyncDisposable {
  records: LogRecord[];
}

export async function recordLog(): Promise<RecordedLog> {
  const records: LogRecord[] = [];
  await configure({
    sinks: { memory: (record) => void records.push(record) },
    loggers: [
      { category: "panjereh", sinks: ["memory"] },
      { category: ["logtape", "meta"], sinks: [] },
    ],
    reset: true,
  });
  return { records, [Symbol.asyncDispose]: reset };
}
