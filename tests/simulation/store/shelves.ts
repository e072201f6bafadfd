/** Keys lie with those that differ in the last part only: what the domain lists at once. */
import type { Key } from "../../../domain/platform/store.ts";

export interface Stored {
  key: Key;
  value: unknown;
  version: string;
  expiresAt: number;
}

type Part = Key[number];

export interface Shelf {
  /** By the last part of their keys. */
  records: Map<Part, Stored>;
  /** Versions of the last changes, by the same, deletions included. */
  changed: Map<Part, number>;
  inner?: Map<Part, Shelf>;
}

export const createShelf = (): Shelf => ({ records: new Map(), changed: new Map() });

/** Where keys are that begin with so many parts of this one. */
export function shelfOf(root: Shelf, key: Key, length: number, isMade: true): Shelf;
export function shelfOf(root: Shelf, key: Key, length: number): Shelf | undefined;
export function shelfOf(root: Shelf, key: Key, length: number, isMade = false) {
  let shelf: Shelf | undefined = root;
  for (let i = 0; i < length; i++) {
    let next: Shelf | undefined = shelf.inner?.get(key[i]);
    if (!next) {
      if (!isMade) return undefined;
      next = createShelf();
      (shelf.inner ??= new Map()).set(key[i], next);
    }
    shelf = next;
  }
  return shelf;
}
