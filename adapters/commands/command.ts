/** What `start` and `serve` have in common. */
import type { CommonConfiguration, OutsideSettings } from "../configuration/environment.ts";
import type { LocalOptions, Work } from "../program/working.ts";
import type { Program } from "../program/run.ts";
import { stopInOrder } from "../runtime/ordered_stop.ts";
import type { ServicesFollower } from "../services/follower.ts";
import type { Service } from "../../domain/services/service.ts";

/** A running command, as the terminal and the supervisor direct it. */
export interface Command {
  /** For the person at the terminal, and not for the log. */
  greeting?: string;
  /** Reads the file of services now. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

export interface CommandOptions extends LocalOptions {
  baseUrl: string;
  outside: OutsideSettings;
  services: Service[];
  secret: Uint8Array;
}

export type StartCommand = (
  environment: Record<string, string>,
  options: { work: Work<CommandOptions>; signal: AbortSignal },
) => Promise<Command>;

export const loggingOf = ({ LOG_LEVEL, LOG_FORMAT }: LoggingVariables) => ({
  level: LOG_LEVEL,
  format: LOG_FORMAT,
});

type LoggingVariables = Pick<CommonConfiguration, "LOG_LEVEL"> & { LOG_FORMAT: "json" | "pretty" };

export async function stopBoth(follower: ServicesFollower, program: Program): Promise<void> {
  const following = { what: "stop following SERVICES_FILE", run: follower.stop };
  await Promise.all([stopInOrder([following]), program.stop()]);
}
