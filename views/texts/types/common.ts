/** Shapes that the texts of several features have. */

/** A heading, what it means, and what to do next. */
export interface Explained {
  title: string;
  steps: readonly string[];
}

/** A form's field. */
export interface Labelled {
  label: string;
  hint: string;
}
