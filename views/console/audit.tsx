import type { AuditFilter, ShownLink } from "../../domain/platform/audit_reader.ts";
import { Field } from "../components/field.tsx";
import { Latin } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";

export interface AuditProps extends AuditFilter, OtherPagesProps {
  /** The newest first. */
  links: ShownLink[];
  /** Of the first page with this filter. */
  first: string;
}

/** What happened, who did it and to what, the newest first. */
export function auditPage(page: Page, props: AuditProps): View {
  const { texts: { console: { audit: texts } } } = page;
  const { links } = props;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/audit" typed>
          {(["event", "account", "staff"] as const).map((name) => (
            <Field
              page={page}
              name={name}
              label={texts.fields[name]}
              value={props[name]}
              inputmode="text"
              autocomplete="off"
            />
          ))}
          <button type="submit">{texts.submit}</button>
        </Form>
        {links.length === 0 && <p>{texts.empty}</p>}
        <ul class="services">
          {links.map((link) => <Item page={page} link={link} />)}
        </ul>
        <OtherPages page={page} {...props} path={props.first} />
      </>
    ),
  };
}

function Item({ page, link }: { page: Page; link: ShownLink }) {
  const { context, format, texts: { console: { audit: texts } } } = page;
  const { at, event, account, client, service, detail } = link;
  const facts = Object.entries({ account, service, client, ...detail })
    .flatMap(([name, value]) => value === undefined ? [] : [`${name}: ${value}`]);
  const sentence = (texts.events as Record<string, string | undefined>)[event];
  return (
    <li>
      <strong>{sentence ?? <Latin>{event}</Latin>}</strong>
      <p>
        {format.past(at, context.now)} <Latin>{facts.join(", ")}</Latin>
      </p>
    </li>
  );
}
