/** Slots for photos: one per person and a few in total, so that memory is bounded. */

export interface UploadPlaces {
  /**
   * Use it with `using`, which gives the slot back however the upload ends; or returns why there is
   * none.
   */
  enter(person: string): Disposable | "sending" | "busy";
}

export function createUploadPlaces({ total }: { total: number }): UploadPlaces {
  const people = new Set<string>();
  return {
    enter(person) {
      if (people.has(person)) return "sending";
      if (people.size >= total) return "busy";
      people.add(person);
      return { [Symbol.dispose]: () => void people.delete(person) };
    },
  };
}
