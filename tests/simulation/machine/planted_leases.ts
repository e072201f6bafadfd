/** Planted bugs: leases that do not say who does the work. */
import type { Held, WorkLease } from "../../../domain/platform/lease.ts";

export interface PlantedLeases {
  /** Each machine does what one of them should do. */
  isUnleased?: boolean;
  /** Who had a lease once believes to have it for ever. */
  isStubborn?: boolean;
}

export function plantedLease(
  { isUnleased, isStubborn }: PlantedLeases,
  create: () => WorkLease,
): WorkLease {
  if (isUnleased) return UNLEASED;
  return isStubborn ? heldForEver(create()) : create();
}

const NO_LEASE = {
  key: ["no lease"],
  version: null,
  value: { holder: "", fence: 0, until: Infinity },
} as unknown as Held;

/** Everybody does the work: it depends on a record that nobody writes. */
const UNLEASED: WorkLease = {
  hold: () => Promise.resolve(NO_LEASE),
  giveUp: () => Promise.resolve(),
};

function heldForEver({ hold, giveUp }: WorkLease): WorkLease {
  let first: Held | null = null;
  return {
    giveUp,
    async hold() {
      first ??= await hold();
      return first && { ...first, value: { ...first.value, until: Infinity } };
    },
  };
}
