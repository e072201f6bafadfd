/** PostgreSQL's own programs, which Debian keeps outside the PATH, and PgBouncer. */
const FOLDER = "/usr/lib/postgresql/15/bin";

export const POSTGRES = {
  initdb: `${FOLDER}/initdb`,
  pg_basebackup: `${FOLDER}/pg_basebackup`,
  pg_ctl: `${FOLDER}/pg_ctl`,
  pg_isready: `${FOLDER}/pg_isready`,
  postgres: `${FOLDER}/postgres`,
  psql: `${FOLDER}/psql`,
} as const;

export const PGBOUNCER = "/usr/sbin/pgbouncer";

export const POSTGRES_PROGRAMS = [...Object.values(POSTGRES), PGBOUNCER];
