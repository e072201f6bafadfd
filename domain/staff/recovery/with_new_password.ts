import type { Staff } from "../staff.ts";

/**
 * Sessions end. The next sign-in needs the app or a passkey: who has the SIM alone has had one code
 * already.
 */
export const withNewPassword = (staff: Staff, password: string): Staff => ({
  ...staff,
  password,
  epoch: staff.epoch + 1,
  needsApp: true,
});
