import type { AgencyRole, Role } from "../../domain/staff/role.ts";
import type { Child } from "hono/jsx";
import { Description, descriptionOf } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** Any of the roles of an agency, with what each may do. Fields: `role_<name>`. */
export function RoleChoice(
  { page, label, chosen, error }: {
    page: Page;
    label: string;
    chosen: readonly Role[];
    error?: Child;
  },
) {
  const { staff: { roles }, memberInvite: { abouts } } = page.texts;
  const described = { id: "roles", error };
  return (
    <fieldset class="field choice">
      <legend>{label}</legend>
      <Description page={page} {...described} />
      {(Object.keys(abouts) as AgencyRole[]).map((role, i) => (
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
            {roles[role]}: {abouts[role]}
          </label>
          {" "}
        </>
      ))}
    </fieldset>
  );
}
