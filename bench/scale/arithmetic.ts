/**
 * From figures of one machine to a country: a pure function. All loads grow with the sign-ins; what
 * is stored grows with the people.
 */

export interface Measured {
  /** Milliseconds of processor time for one sign-in. */
  gateway: number;
  database: number;
  /** Bytes for one sign-in: of the database's log, and between gateways and database. */
  written: number;
  sent: number;
  commits: number;
  calls: number;
  /** Audit records of one sign-in. */
  audit: number;
  /** Milliseconds of an fsync on the disk that is planned for. */
  fsync: number;
  /** Bytes of an account and of a session with their further records and indices. */
  account: number;
  session: number;
  /** Audit records that one process seals in a second, and bytes of one in the chain. */
  sealed: number;
  auditBytes: number;
}

export interface Plan {
  accounts: number;
  sessions: number;
  /** In a second, at the worst time of the day. */
  signIns: number;
  /** How many hours at this rate the sign-ins of a day would take. */
  peakHours: number;
  /** Cores of a machine. */
  cores: number;
  /** Share of a machine's time that may be used. */
  used: number;
}

export const COUNTRY: Plan = {
  accounts: 60e6,
  sessions: 5e6,
  signIns: 2000,
  peakHours: 3,
  cores: 16,
  used: 0.6,
};

export interface Needed {
  gatewayCores: number;
  gatewayMachines: number;
  databaseCores: number;
  /** Megabytes a second. */
  log: number;
  network: number;
  /** In a second. */
  calls: number;
  commits: number;
  /** Of all workers to the database. */
  connections: number;
  /** Most commits that one log takes in a second: those of all connections share each fsync. */
  commitLimit: number;
  /** Gigabytes: records, and audit records of a year. */
  stored: number;
  auditOfYear: number;
  /** Audit records a second, and how many one process seals. */
  auditRecords: number;
  sealed: number;
}

/** Of one worker (adapters/store/postgres/store.ts); each core of a gateway has a worker. */
const CONNECTIONS = 8;

export function planFor(measured: Measured, plan: Plan): Needed {
  const { signIns, cores, used } = plan;
  const coresFor = (milliseconds: number) => signIns * milliseconds / 1000 / used;
  const gatewayCores = coresFor(measured.gateway);
  const databaseCores = coresFor(measured.database);
  const connections = CONNECTIONS * Math.ceil(gatewayCores);
  const daily = signIns * 3600 * plan.peakHours;
  return {
    gatewayCores,
    gatewayMachines: Math.ceil(gatewayCores / cores) + 1,
    databaseCores,
    log: signIns * measured.written / 1e6,
    network: signIns * measured.sent / 1e6,
    calls: signIns * measured.calls,
    commits: signIns * measured.commits,
    connections,
    commitLimit: connections * 1000 / measured.fsync,
    stored: (plan.accounts * measured.account + plan.sessions * measured.session) / 1e9,
    auditOfYear: 365 * daily * measured.audit * measured.auditBytes / 1e9,
    auditRecords: signIns * measured.audit,
    sealed: measured.sealed,
  };
}

export interface Limit {
  name: string;
  /** How many times the plan's rate it carries; below 1 it gives way. */
  carries: number;
}

/** What gives way when the rate grows, the first first; more gateways can always be added. */
export function limitsOf(needed: Needed, { cores }: Plan): Limit[] {
  return [
    { name: "cores of one database", carries: cores / needed.databaseCores },
    { name: "commits that one log takes", carries: needed.commitLimit / needed.commits },
    { name: "audit records that one process seals", carries: needed.sealed / needed.auditRecords },
    { name: "a network of 10 Gbit/s at the database", carries: 1250 / needed.network },
    { name: "a log of 1,000 MB/s", carries: 1000 / needed.log },
  ].sort((a, b) => a.carries - b.carries);
}
