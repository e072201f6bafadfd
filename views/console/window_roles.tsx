import type { WindowRole } from "../../domain/staff/role.ts";
import type { Child } from "hono/jsx";
import { Choices } from "../components/choice.tsx";
import type { Page } from "../components/page.ts";

const ROLES: readonly WindowRole[] = ["expert", "support", "operator"];

/** Any of the window's roles. Fields: `role_<name>`. */
export function WindowRoles(
  { page, ...props }: { page: Page; chosen: readonly string[]; error?: Child },
) {
  const { staff: { roles }, console: { staff: { roles: label } } } = page.texts;
  const options = ROLES.map((role) => [role, roles[role]] as const);
  return (
    <Choices
      page={page}
      id="roles"
      prefix="role"
      label={label}
      options={options}
      {...props}
    />
  );
}
