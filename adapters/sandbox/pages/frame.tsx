import type { Child } from "hono/jsx";
import { withDoctype } from "#html/jsx-runtime";
import type { Bilingual } from "../people/person.ts";

export interface FrameProps {
  title: string;
  /** Class of the body, by which the style sheet distinguishes pages. */
  kind: "home" | "phone";
  children: Child;
}

/** A whole page of the outside world, in Persian. */
export function Frame({ title, kind, children }: FrameProps) {
  return withDoctype(
    <html lang="fa" dir="rtl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body class={kind}>{children}</body>
    </html>,
  );
}

/** Persian with a small English line under it. */
export function Both({ text }: { text: Bilingual }) {
  return (
    <>
      {text.fa}
      <small lang="en" dir="ltr">{text.en}</small>
    </>
  );
}
