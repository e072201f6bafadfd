import type { Child } from "hono/jsx";
import { Description, descriptionOf } from "./field.tsx";

export interface ChoiceProps {
  name: string;
  label: string;
  /** Value → label, in the order shown. */
  options: Record<string, string>;
  /** If it is not one of the options, nothing is chosen. */
  value: string;
  error?: Child;
}

/** One of a few: radio buttons in a fieldset. An error's link leads to the first of them. */
export function Choice({ name, label, options, value, error }: ChoiceProps) {
  const described = { id: name, error };
  return (
    <fieldset class="field choice" aria-describedby={descriptionOf(described)}>
      <legend>{label}</legend>
      <Description {...described} />
      {Object.entries(options).map(([option, text], i) => (
        <label>
          <input
            type="radio"
            id={i === 0 ? name : `${name}_${option}`}
            name={name}
            value={option}
            checked={option === value}
          />{" "}
          {text}
        </label>
      ))}
    </fieldset>
  );
}
