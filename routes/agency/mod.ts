/** Organisations register at the desk; experts decide. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountRegister } from "./register.ts";
import { mountRegistrationCode } from "./code.ts";
import { mountRegistrationState } from "./state.ts";
import { mountRegistrations } from "./registrations.ts";

export function mountAgency(desk: DeskGroups): void {
  mountRegister(desk);
  mountRegistrationCode(desk);
  mountRegistrationState(desk);
  mountRegistrations(desk);
}
