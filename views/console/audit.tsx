import type { AuditedMembers } from "../../domain/console/audited_members.ts";
import type { AuditFilter, ShownLink } from "../../domain/platform/audit_reader.ts";
import { Field } from "../components/field.tsx";
import { Latin, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface AuditProps extends AuditFilter, OtherPagesProps {
  /** The newest first. */
  links: (ShownLink & AuditedMembers)[];
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

function Item({ page, link }: { page: Page; link: AuditProps["links"][number] }) {
  const { context, format, texts: { console: { audit: texts } } } = page;
  const { at, event, account, client, service, by, of, detail } = link;
  const facts = Object.entries({ account, service, client, ...detail })
    .flatMap(([name, value]) => value ? [`${name}: ${value}`] : []);
  const sentence = (texts.events as Record<string, string | undefined>)[event];
  return (
    <li>
      <strong>{sentence ?? <Latin>{event}</Latin>}</strong>
      <p>
        {format.past(at, context.now)}.{" "}
        {by !== undefined && fill(texts.by, { name: <PersonName>{by}</PersonName> })}{" "}
        {of !== undefined && fill(texts.of, { name: <PersonName>{of}</PersonName> })}{" "}
        <a href={`/audit?${new URLSearchParams({ event })}`}>
          <Latin>{event}</Latin>
        </a>{" "}
        <br />
        <Latin>{facts.join(", ")}</Latin>
      </p>
    </li>
  );
}
