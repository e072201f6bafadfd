/** Which of the servers is the primary: looked for when a connection to it cannot be opened. */
import { setTimeout as delay } from "node:timers/promises";
import type { PostgresHost } from "../../configuration/postgres_address.ts";
import { PassingFailure } from "./failures.ts";
import type { Link } from "./link.ts";

export interface PrimaryOptions {
  hosts: readonly PostgresHost[];
  /** Throws unless the host is the primary. */
  open(host: PostgresHost): Promise<Link>;
  /** Another server than before is the primary. */
  onChange?(host: PostgresHost): void;
}

/** Milliseconds between two searches, so that an outage is no busy time. */
const PAUSE = 100;

/** Returns a function that opens a link to the primary; it throws if there is none. */
export function createPrimary({ hosts, open, onChange }: PrimaryOptions): () => Promise<Link> {
  let current: PostgresHost | undefined;
  /** The last primary, for `onChange`. */
  let last: PostgresHost | undefined;
  /** One search for all that wait. */
  let searching: Promise<PostgresHost> | undefined;

  async function search(): Promise<PostgresHost> {
    try {
      const found = await Promise.any(hosts.map(async (host) => {
        (await open(host)).close();
        return host;
      }));
      if (last && found !== last) onChange?.(found);
      return current = last = found;
    } catch (error) {
      await delay(PAUSE);
      throw new PassingFailure(reasons(error));
    } finally {
      searching = undefined;
    }
  }

  return async () => {
    const host = current ?? await (searching ??= search());
    try {
      return await open(host);
    } catch (error) {
      if (current === host) current = undefined;
      throw error;
    }
  };
}

function reasons(error: unknown): string {
  const { errors } = error as AggregateError;
  return errors.map(({ message }: Error) => message).join("; ");
}
