/** A check of the design of the federation, made on the running program. */
export interface Seen {
  what: string;
  expected: string;
  got: string;
  holds: boolean;
}

export interface Check {
  /** As docs/federation_checks.md lists them. */
  number: number;
  what: string;
  run(): Promise<Seen[]>;
}

export const ms = (time: number) => `${Math.round(time)} ms`;
