/** The one-time codes of the journeys that a commit writes, by their IDs. */
import type { Transaction } from "../../../domain/journey/transaction.ts";
import type { Operations } from "../store/operations.ts";
import { valuesOf } from "./watcher.ts";

export const codesIn = (asked: Operations): string[] =>
  valuesOf<Transaction>(asked, "transaction").flatMap(({ code }) => code ? [code.id] : []);
