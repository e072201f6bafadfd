import type { Receipt } from "../../domain/receipts/receipt.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { Local } from "../components/foreign.tsx";
import { OtherPages, type OtherPagesProps } from "../components/other_pages.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Received } from "./received.tsx";

export interface ReceiptsProps extends OtherPagesProps {
  /** Newest first. */
  receipts: (Pick<Receipt, "number" | "at" | "by" | "attributes" | "company"> & {
    title: LocalText;
  })[];
}

/** What was released to whom, each with a number in a chain that can be verified. */
export function receiptsPage(page: Page, props: ReceiptsProps): View {
  const { texts: { receipts: texts } } = page;
  const { receipts } = props;
  return {
    heading: texts.heading,
    wide: true,
    content: (
      <>
        <p>{receipts.length > 0 ? texts.lead : texts.empty}</p>
        {receipts.length > 0 && (
          <ul class="services">
            {receipts.map((receipt) => <ReceiptItem page={page} receipt={receipt} />)}
          </ul>
        )}
        <OtherPages page={page} {...props} path="/connected/receipts" />
        {receipts.length > 0 && (
          <>
            <p>
              <a class="button" href="/connected/receipts/file" download>
                {texts.download}
              </a>
            </p>
            <p class="hint">{texts.verify}</p>
          </>
        )}
        <a href="/connected">{texts.back}</a>
      </>
    ),
  };
}

function ReceiptItem(
  { page, receipt }: { page: Page; receipt: ReceiptsProps["receipts"][number] },
) {
  const { context, format, texts: { receipts: texts } } = page;
  const { number, at, by, attributes, company, title } = receipt;
  return (
    <li>
      <strong>
        <Local page={page} text={title} />
      </strong>
      <p>
        {fill(texts.at, { number: format.digits(number), when: format.past(at, context.now) })}{" "}
        {texts.by[by]}
      </p>
      <Received page={page} attributes={attributes} company={company} />
    </li>
  );
}
