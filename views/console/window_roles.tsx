import type { WindowRole } from "../../domain/staff/role.ts";
import type { Child } from "hono/jsx";
import { Description, descriptionOf } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

const ROLES: readonly WindowRole[] = ["expert", "support", "operator"];

/** Any of the window's roles. Fields: `role_<name>`. */
export function WindowRoles(
  { page, chosen, error }: { page: Page; chosen: readonly string[]; error?: Child },
) {
  const { staff: { roles }, console: { staff: texts } } = page.texts;
  const described = { id: "roles", error };
  return (
    <fieldset class="field choice">
      <legend>{texts.roles}</legend>
      <Description page={page} {...described} />
      {ROLES.map((role, i) => (
        <>
          <label>
            <input
              type="checkbox"
              id={i === 0 ? "roles" : undefined}
              name={`role_${role}`}
              value="1"
              checked={chosen.includes(role)}
              aria-describedby={descriptionOf(described)}
            />{" "}
            {roles[role]}
          </label>
          {" "}
        </>
      ))}
    </fieldset>
  );
}
