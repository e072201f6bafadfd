/** The tables of the scale part of docs/machines.md, in the order of measurement. */
import { figure, type Table } from "../gateway/columns.ts";

export const TABLES = {
  sign_ins: {
    title: "Sign-ins",
    columns: [
      figure("a second", "perSecond"),
      figure("times the KV file", "ratio", 2),
      figure("p50 ms", "p50"),
      figure("p95 ms", "p95"),
      figure("calls of the store", "calls", 1),
      figure("round trips", "queries", 1),
      figure("commits", "commits", 1),
      figure("fsyncs", "fsyncs", 1),
      figure("ms an fsync", "fsync", 2),
      figure("gateways' ms", "gateway", 1),
      figure("database's ms", "database", 1),
    ],
  },
  commits: {
    title: "Commits alone",
    columns: [
      figure("commits a second", "perSecond"),
      figure("times the KV file", "ratio", 2),
      figure("fsyncs a commit", "fsyncs", 2),
      figure("ms an fsync", "fsync", 2),
    ],
  },
  at_once: {
    title: "1,000 people at once",
    columns: [
      figure("finished", "finished"),
      figure("seconds", "seconds", 1),
      figure("p50 s", "p50", 1),
      figure("p95 s", "p95", 1),
      figure("answers 503", "unavailable"),
      figure("commits", "commits"),
      figure("overtaken", "conflicts"),
      figure("of them on shared records", "shared"),
      figure("% of commits", "share", 2),
    ],
  },
  revocation: {
    title: "Until a session that ended at one gateway passes no more at the other",
    columns: [
      figure("ended", "count"),
      figure("median ms", "p50"),
      figure("slowest ms", "max"),
    ],
  },
  stored: {
    title: "1,000,000 accounts and 500,000 sessions stored",
    columns: [
      figure("records", "records"),
      figure("MB on disk", "disk"),
      figure("bytes an account", "account"),
      figure("bytes a session", "session"),
      figure("gateway's MB", "gateway"),
      figure("database's MB", "database"),
      figure("a look-up, µs", "look"),
      figure("sign-ins a second", "perSecond"),
      figure("calls of the store", "calls", 1),
    ],
  },
  sealing: {
    title: "Sealing the audit log",
    columns: [
      figure("records", "records"),
      figure("records a second", "perSecond"),
      figure("bytes a record", "bytes"),
    ],
  },
} satisfies Record<string, Table>;

export type PartName = keyof typeof TABLES;

export const PART_NAMES = Object.keys(TABLES) as PartName[];
