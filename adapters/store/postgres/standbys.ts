/** The standbys that follow the primary, and how far they are behind. */
import type { Sql } from "./link.ts";

export interface Standby {
  /** Its `application_name`: the node's name under Patroni. */
  name: string;
  /** "sync", "async", "quorum" or "potential". */
  sync: string;
  /** What was written and is not visible there yet; absent if our role may not see it. */
  lag?: { bytes: number; seconds: number };
}

interface Row {
  name: string | null;
  sync: string | null;
  bytes: string | null;
  seconds: string | null;
}

/** A role without `pg_read_all_stats` sees that there are standbys, and nothing about them. */
export async function readStandbys(sql: Sql): Promise<Standby[]> {
  const rows = await sql<Row[]>`
    select application_name as name, sync_state as sync,
      pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::text as bytes,
      -- Null when everything was replayed and nothing is written any more.
      extract(epoch from coalesce(replay_lag, '0'))::text as seconds
    from pg_stat_replication`;
  return rows.map(({ name, sync, bytes, seconds }) => ({
    name: name || "unknown",
    sync: sync ?? "unknown",
    ...bytes !== null && { lag: { bytes: Number(bytes), seconds: Number(seconds) } },
  }));
}
