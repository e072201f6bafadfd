/**
 * The catalogue of services: one immutable snapshot at a time, replaced as a whole, by a file or an
 * admin's approval.
 */
import { localText, type Service, type Services } from "./service.ts";

export interface Catalogue {
  /** Immutable: code that decides by a snapshot keeps using it when it is replaced. */
  current(): Services;
  /**
   * Puts these services into force atomically. Throws what `prepare` throws, in which case nothing
   * has changed.
   */
  replace(services: Iterable<Service>): CatalogueChange;
}

export interface CatalogueChange {
  /** IDs. */
  added: string[];
  changed: string[];
  removed: string[];
  /** Services no longer in force: removed ones, and changed ones with their former rules. */
  former: ReadonlySet<Service>;
}

export interface CatalogueOptions {
  services: Iterable<Service>;
  /** Called with all services before they come into force; throws to refuse them. */
  prepare?(services: Services): void;
}

/** An unchanged service remains the same object, so that everything cached by it stays warm. */
export function createCatalogue({ services, prepare }: CatalogueOptions): Catalogue {
  let current: Services = new Map();

  function replace(services: Iterable<Service>): CatalogueChange {
    const next: Services = new Map(
      Array.from(services, (service) => {
        const known = current.get(service.id);
        return [service.id, known && isSame(known, service) ? known : service];
      }),
    );
    prepare?.(next);
    const change = compare(current, next);
    current = next;
    return change;
  }

  replace(services);
  return { current: () => current, replace };
}

/** Settings are plain data, in the order of their schema. */
function isSame(one: Service, other: Service): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function compare(before: Services, after: Services): CatalogueChange {
  const change = {
    added: [...after.keys()].filter((id) => !before.has(id)),
    changed: [] as string[],
    removed: [] as string[],
    former: new Set<Service>(),
  };
  for (const [id, service] of before) {
    if (after.get(id) === service) continue;
    change.former.add(service);
    (after.has(id) ? change.changed : change.removed).push(id);
  }
  return change;
}

/** A service's title in a language, or else in Persian; its ID if it has left the catalogue. */
export function titleIn(
  catalogue: Pick<Catalogue, "current">,
  id: string,
  language: string,
): string {
  const service = catalogue.current().get(id);
  return service ? localText(service.title, language).text : id;
}
