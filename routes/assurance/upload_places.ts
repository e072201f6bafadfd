/** Who may send a photo now: one at a time for a person, a few for all, so that memory has a bound. */

export interface UploadPlaces {
  /** `using` gives the place back, however the upload ends; or why there is none. */
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
