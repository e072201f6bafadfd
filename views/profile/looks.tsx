import type { Look } from "../../domain/profile/looks.ts";
import type { Role } from "../../domain/staff/role.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface LooksProps extends OtherPagesProps {
  /** Newest first. `office`: absent for the window's own staff. */
  looks: (Pick<Look, "at" | "role" | "reason" | "data"> & { office?: LocalText })[];
}

/** «چه کسی پروندهٔ مرا دید». */
export function looksPage(page: Page, props: LooksProps): View {
  const { texts: { looks: texts } } = page;
  const { looks } = props;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{looks.length > 0 ? texts.lead : texts.empty}</p>
        {looks.length > 0 && (
          <ul class="services">
            {looks.map((look) => <LookItem page={page} look={look} />)}
          </ul>
        )}
        <OtherPages page={page} {...props} path="/looks" />
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

function LookItem({ page, look }: { page: Page; look: LooksProps["looks"][number] }) {
  const { context, format, texts: { looks: texts, staff: { roles } } } = page;
  const { at, office, role, reason, data } = look;
  const seen = data.map((one) => texts.data[one]);
  return (
    <li>
      <strong>{office ? <Local page={page} text={office} /> : texts.window}</strong>
      <p>
        {fill(texts.at, {
          when: format.past(at, context.now),
          data: format.enumerate(seen, "conjunction"),
        })}
      </p>
      <p>
        {fill(texts.role, { role: <bdi>{roles[role as Role] ?? role}</bdi> })}{" "}
        {fill(texts.reason, { reason: <bdi>{reason}</bdi> })}
      </p>
    </li>
  );
}
