/**
 * One connection to one server. It belongs to one call at a time and is never repaired: a link that
 * is lost, or whose server takes too long, is closed, and the next one is opened to whichever
 * server is the primary then.
 */
import { connect, type Socket } from "node:net";
import postgres from "postgres";
import type { PostgresAddress, PostgresHost } from "../../configuration/postgres_address.ts";
import { isLost, PassingFailure } from "./failures.ts";

/** Of a link's time for one query, what the server has. */
const SERVERS_SHARE = 0.8;

export interface LinkOptions {
  address: Omit<PostgresAddress, "hosts">;
  password?: string;
  /** Milliseconds for connecting, and for the answer to one query. */
  timeout: number;
  /** More for the queries. */
  longest?: number;
}

export type Sql = postgres.Sql<Record<never, never>>;

export interface Link {
  /** Runs one query. Its error says by itself whether the link is still usable. */
  run<T>(query: (sql: Sql) => Promise<T>): Promise<T>;
  isUsable(): boolean;
  close(): void;
}

/** Throws `PassingFailure` if the server cannot be reached, refuses us, or is not the primary. */
export async function openLink(host: PostgresHost, options: LinkOptions): Promise<Link> {
  const { timeout, longest = timeout } = options;
  let isUsable = true;
  let socket: Socket | undefined;
  const sql = postgres(settingsOf(host, options, {
    async socket() {
      socket = await openSocket(host, timeout);
      return socket.once("end", () => void (isUsable = false));
    },
    onclose: () => void (isUsable = false),
  }));

  function close() {
    isUsable = false;
    // Its own end waits for a server that may never answer.
    void sql.end({ timeout: 0 }).catch(() => {});
    socket?.destroy();
  }

  async function run<T>(query: (sql: Sql) => Promise<T>): Promise<T> {
    const timer = setTimeout(close, longest);
    try {
      return await query(sql);
    } catch (error) {
      if (isLost(error)) close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  try {
    await run((sql) => sql`select`);
  } catch (cause) {
    close();
    throw new PassingFailure(`${host.name}:${host.port}: ${reasonOf(cause)}`, { cause });
  }
  return { run, isUsable: () => isUsable, close };
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message: string };
  return code === "CONNECTION_DESTROYED" ? "not the primary, or no answer in time" : message;
}

/**
 * Everything is set, so that the library looks for nothing in the environment. Its types lack some
 * of its settings.
 */
function settingsOf(
  host: PostgresHost,
  { address, password, timeout, longest = timeout }: LinkOptions,
  hooks: { socket(): Promise<Socket>; onclose(): void },
): postgres.Options<Record<never, never>> {
  const { user, database, tls, pooled } = address;
  const settings = {
    ...hooks,
    host: [host.name],
    port: [host.port],
    user,
    database,
    // An empty password would be looked for in the environment.
    pass: () => password ?? "",
    ssl: tls && { servername: host.name, rejectUnauthorized: true },
    sslnegotiation: null,
    target_session_attrs: "primary",
    max: 1,
    max_pipeline: 1,
    max_lifetime: null,
    idle_timeout: null,
    connect_timeout: timeout / 1000,
    backoff: false,
    keep_alive: 10,
    fetch_types: false,
    publications: "",
    debug: false,
    prepare: !pooled,
    onnotice: () => {},
    connection: {
      application_name: "panjereh",
      // The server gives up first, so that the link survives a statement that waits for too long.
      ...!pooled && { statement_timeout: Math.ceil(longest * SERVERS_SHARE) },
    },
  };
  return settings as unknown as postgres.Options<Record<never, never>>;
}

async function openSocket({ name, port }: PostgresHost, timeout: number): Promise<Socket> {
  const socket = connect({ host: name, port, noDelay: true, timeout });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once("connect", resolve);
  socket.once("error", reject);
  socket.once("timeout", () => reject(new Error("no answer in time")));
  try {
    await promise;
  } catch (error) {
    socket.destroy();
    throw error;
  }
  socket.removeAllListeners();
  socket.setTimeout(0);
  return socket;
}
