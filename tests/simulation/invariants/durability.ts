/** What was acknowledged stays, and every audit record of it is in the chain exactly once. */
import type { Key } from "../../../domain/platform/store.ts";
import { type Broke, type Watcher, writesOf } from "./watcher.ts";

export function acknowledgedStays(broke: Broke): Watcher {
  const written: { key: Key; version: number }[] = [];
  return {
    acknowledged({ asked, version }) {
      for (const { key } of asked.writes) written.push({ key, version });
    },
    rested({ engine }) {
      const lost = written.find(({ key, version }) => engine.changedAt(key) < version);
      if (lost) broke("acknowledged stays", `${lost.key[0]} was lost`);
    },
  };
}

export function auditIsComplete(broke: Broke): Watcher {
  const promised = new Map<unknown, string>();
  return {
    acknowledged({ asked }) {
      for (const { value } of writesOf(asked, "audit")) {
        if (value !== undefined) promised.set(value, (value as { event: string }).event);
      }
    },
    rested({ links, fault }) {
      const counts = new Map<unknown, number>();
      for (const { record } of links) counts.set(record, (counts.get(record) ?? 0) + 1);
      const twice = [...counts].find(([, count]) => count > 1);
      if (twice) broke("audit is complete", "a record was sealed twice");
      const missing = [...promised].find(([record]) => !counts.has(record));
      if (missing) broke("audit is complete", `${missing[1]} is not in the chain`);
      if (fault) broke("audit is complete", `the chain is ${fault}`);
    },
  };
}
