/** The store keys of what came from an IP and from its network (domain/budget/place.ts). */
import { HOUR } from "../platform/platform.ts";
import type { Key } from "../platform/store.ts";
import type { Caller } from "./deps.ts";

export const ipKey = (caller: Caller): Key => ["budget", "ip", caller.ip];
export const networkKey = (caller: Caller): Key => ["budget", "network", caller.network];

export const PLACE_BUDGET_LIFETIME = HOUR;
