import type { Service } from "./service.ts";

/**
 * A function of a service's settings, computed once for each: the hot path must not prepare anything
 * again. Changed settings are another object.
 */
export function perService<T>(compute: (service: Service) => T): (service: Service) => T {
  const known = new WeakMap<Service, { value: T }>();
  return (service) => {
    let entry = known.get(service);
    if (!entry) known.set(service, entry = { value: compute(service) });
    return entry.value;
  };
}
