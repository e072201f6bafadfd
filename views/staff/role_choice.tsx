import type { AgencyRole, Role } from "../../domain/staff/role.ts";
import type { Child } from "hono/jsx";
import { Choices } from "../components/choice.tsx";
import type { Page } from "../components/page.ts";

/** Any of the roles of an agency, with what each may do. Fields: `role_<name>`. */
export function RoleChoice(
  { page, ...props }: { page: Page; label: string; chosen: readonly Role[]; error?: Child },
) {
  const { staff: { roles }, memberInvite: { abouts } } = page.texts;
  const options = (Object.keys(abouts) as AgencyRole[]).map((role) =>
    [role, `${roles[role]}: ${abouts[role]}`] as const
  );
  return <Choices page={page} id="roles" prefix="role" options={options} {...props} />;
}
