import type { Ports } from "../ports.ts";

/** A one-time code on its way: asked for, sent by every channel, entered. */
export type CodePorts = Pick<
  Ports,
  | "store"
  | "clock"
  | "random"
  | "hash"
  | "seal"
  | "background"
  | "audit"
  | "sms"
  | "mail"
  | "messages"
  | "onCodeSent"
  | "wires"
  | "captchas"
  | "rules"
  | "strain"
  | "newShard"
  | "window"
>;
