/** A browser with its cookies. */
import type { Caller } from "../../../domain/journey/caller.ts";
import { hash } from "../machine/machine.ts";
import { requestIdOf } from "../machine/request.ts";
import type { Stage } from "./stage.ts";

export interface Browser {
  name: string;
  network: string;
  /** Digest of the journey's token. */
  transaction: string;
  /** Digest of the cookie by which its person is known. */
  known?: string;
  sessionToken?: string;
}

let opened = 0;

export function openBrowser(network: string): Browser {
  const name = `b${++opened}`;
  return { name, network, transaction: hash.digest("transaction", name) };
}

/** Names begin again with each run, so that a seed is replayed exactly. */
export const forgetNames = () => void (opened = 0);

export function callerOf(
  { timeline }: Pick<Stage, "timeline">,
  { transaction, network, known, sessionToken }: Browser,
  { mobile, isEasy = false }: { mobile: string; isEasy?: boolean },
): Caller {
  const session = sessionToken && hash.digest("session", sessionToken);
  const source = known ?? network;
  const isStranger = known === undefined;
  const askedAt = timeline.now();
  const requestId = requestIdOf({ person: mobile, network, source, isStranger, isEasy, askedAt });
  return { transaction, browser: known, session, ip: network, network, requestId };
}
