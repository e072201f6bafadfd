import { SECOND } from "../../../domain/platform/platform.ts";
import type { PostgresAddress } from "../../configuration/postgres_address.ts";
import { type Link, openLink } from "./link.ts";
import { createPrimary } from "./primary.ts";

export interface CommandLinkOptions {
  address: PostgresAddress;
  password?: string;
}

/** One link to the primary, for a command whose queries may take `longest` milliseconds. */
export function openCommandLink(
  { address, password }: CommandLinkOptions,
  longest: number,
): Promise<Link> {
  const open = createPrimary({
    hosts: address.hosts,
    open: (host) => openLink(host, { address, password, timeout: 5 * SECOND, longest }),
  });
  return open();
}
