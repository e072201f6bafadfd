import type { ListedApplication } from "../../domain/application/application.ts";
import type { Queue, QueueFilter } from "../../domain/review/queue.ts";
import type { LimitClock } from "../../domain/platform/passage.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { PageLinks } from "../application/page_links.tsx";
import { Promised } from "../application/promised.tsx";
import { Local } from "../components/foreign.tsx";
import type { Page, View } from "../components/page.ts";
import { TrackingNumber } from "../components/reference.tsx";
import { Tabs } from "../components/tabs.tsx";
import { fillPlain } from "../texts/fill.ts";

export interface ReviewQueueProps extends Pick<Queue, "counts" | "page" | "pages"> {
  filter: QueueFilter;
  /** Of the expert who looks. */
  staffId: string;
  rows: (ListedApplication & {
    name?: LocalText;
    agency: LocalText;
    promised: LimitClock | null;
    isOverdue: boolean;
  })[];
}

/** What waits for experts, the first to be due first. */
export function reviewQueuePage(page: Page, props: ReviewQueueProps): View {
  const { format, texts: { review: texts } } = page;
  const { counts, filter, rows } = props;
  return {
    heading: texts.heading,
    content: (
      <>
        <Tabs
          label={texts.filter}
          current={filter}
          tabs={(Object.keys(counts) as QueueFilter[]).map((name) => [
            name,
            `/review?filter=${name}`,
            fillPlain(texts.filters[name], { count: format.digits(counts[name]) }),
          ])}
        />
        {rows.length === 0 && <p>{texts.empty}</p>}
        <ul class="services">
          {rows.map((row) => <Row page={page} row={row} staffId={props.staffId} />)}
        </ul>
        <PageLinks
          page={page}
          query={`/review?filter=${filter}`}
          at={props.page}
          pages={props.pages}
        />
      </>
    ),
  };
}

function Row(
  { page, row, staffId }: {
    page: Page;
    row: ReviewQueueProps["rows"][number];
    staffId: string;
  },
) {
  const { texts: { review: texts, applications } } = page;
  const { id, number, name, agency, expert, state } = row;
  const hold = expert === undefined ? "unassigned" : expert === staffId ? "mine" : "taken";
  return (
    <li>
      <a href={`/review/${id}`}>
        {name ? <Local page={page} text={name} /> : applications.untitled}
      </a>{" "}
      <span class="badge">{applications.states[state]}</span>{" "}
      {row.isOverdue && <span class="badge">{texts.overdue}</span>}
      <p>
        <TrackingNumber page={page} number={number} /> · <Local page={page} text={agency} /> ·{" "}
        {texts[hold]}
        <br />
        <Promised page={page} clock={row.promised} />
      </p>
    </li>
  );
}
