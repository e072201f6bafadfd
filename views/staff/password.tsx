import type { Child } from "hono/jsx";
import { Field } from "../components/field.tsx";
import type { Page } from "../components/page.ts";

/** A password is never shown again, not even to who typed it: any value is somebody's secret. */
export function Password(
  { page, name, label, hint, error, isNew }: {
    page: Page;
    name: string;
    label: string;
    hint?: Child;
    error?: Child;
    isNew?: boolean;
  },
) {
  return (
    <Field
      page={page}
      name={name}
      type="password"
      label={label}
      hint={hint}
      error={error}
      value=""
      inputmode="text"
      autocomplete={isNew ? "new-password" : "current-password"}
    />
  );
}
