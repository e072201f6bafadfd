import type { Page } from "./page.ts";
import { fill } from "../texts/fill.ts";
import { Digits } from "./foreign.tsx";
import { Telephone } from "./telephone.tsx";

/** What support needs in order to find the request in the log, and how support is reached. */
export function Reference({ page, children }: { page: Page; children: string }) {
  const { context, format, imprint: { supportPhone }, texts: { problem, menu } } = page;
  return (
    <p class="hint">
      {fill(problem.reference, { number: <Digits>{format.digits(children)}</Digits> })}{" "}
      {supportPhone && (
        <>
          {fill(problem.support, { phone: <Telephone page={page}>{supportPhone}</Telephone> })}
          {" "}
        </>
      )}
      <a href={context.href("/contact")}>{menu.contact}</a>
    </p>
  );
}

/** In groups of four, as it is read out; a narrow line breaks between them, not within one. */
export function TrackingNumber({ page, number }: { page: Page; number: string }) {
  const groups = number.replace(/(?<=^(?:.{4})+)(?=.)/g, " ");
  return <bdi dir="ltr">{page.format.digits(groups)}</bdi>;
}
