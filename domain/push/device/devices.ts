/**
 * The browsers of a person that get pushes (RFC 8030). All are one record, so that each change is
 * one commit with a check.
 */
import { record } from "../../platform/record.ts";
import type { Device } from "../../session/device.ts";

/** What a push is about: the person chooses for each. */
export const PUSH_SUBJECTS = ["letters", "dossiers"] as const;
export type PushSubject = typeof PUSH_SUBJECTS[number];

export interface PushDevice {
  /** Public name, for lists and logs: 16 hexadecimal digits. */
  id: string;
  /** The subscription as JSON, sealed: with it one could write to the browser. */
  sealed: string;
  /** Name of the key of ours for which the browser has subscribed (RFC 8292 §4). */
  key: string;
  /** Of its notifications: that of the page on which it was added (BCP 47). */
  language: string;
  device?: Device;
  /** ID of the known browser, which has one subscription. */
  browser?: string;
  /** Milliseconds since the epoch, like all times here. */
  addedAt: number;
  /** To the hour. */
  deliveredAt?: number;
  /** Since when its push service takes nothing. */
  failingSince?: number;
}

export interface Pushes {
  /** The oldest first. */
  devices: readonly PushDevice[];
  /** What the person does not want to be told by push. */
  muted?: readonly PushSubject[];
}

/** More than anybody has devices, and few enough to review on a page. */
export const MAX_PUSH_DEVICES = 10;

export const pushesRecord = record<Pushes, [accountId: string]>("pushes", {
  about: "the browsers of a person that get pushes, at most ten, and about what",
});
