import type { Block, Inline } from "../../domain/messages/rich_text.ts";
import { isolated } from "../components/foreign.tsx";

/**
 * An agency's text. Each block takes the direction of its first letter, and names and numbers of the
 * other direction are isolated, so that they keep their order.
 */
export function RichText({ blocks }: { blocks: readonly Block[] }) {
  return <>{blocks.map((block) => <BlockOf block={block} />)}</>;
}

function BlockOf({ block }: { block: Block }) {
  switch (block.is) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines inside={block.inside} />
        </p>
      );
    case "heading":
      return <Heading level={block.level} inside={block.inside} />;
    case "list":
      return <List block={block} />;
    case "table":
      return <Table block={block} />;
  }
}

/** A heading within a list is a paragraph there: its level would not follow the page's. */
function ItemBlock({ block }: { block: Block }) {
  if (block.is === "heading") return <BlockOf block={{ is: "paragraph", inside: block.inside }} />;
  return <BlockOf block={block} />;
}

function Heading({ level, inside }: { level: 2 | 3 | 4; inside: Inline[] }) {
  const Tag = `h${level}` as const;
  return (
    <Tag dir="auto">
      <Inlines inside={inside} />
    </Tag>
  );
}

function List({ block: { start, items } }: { block: Extract<Block, { is: "list" }> }) {
  const rows = items.map((blocks) => (
    <li>
      {blocks.map((block, i) =>
        block.is === "paragraph" && i === 0
          ? <Inlines inside={block.inside} />
          : <ItemBlock block={block} />
      )}
    </li>
  ));
  // One direction for all: the numbers stand where the list begins.
  return start === undefined
    ? <ul dir="auto">{rows}</ul>
    : <ol start={start} dir="auto">{rows}</ol>;
}

function Table({ block: { head, rows } }: { block: Extract<Block, { is: "table" }> }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell) => (
            <th scope="col" dir="auto">
              <Inlines inside={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((cell) => (
              <td dir="auto">
                <Inlines inside={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `mixed`: the block has letters from right to left. */
interface InlinesProps {
  inside: readonly Inline[];
  mixed?: boolean;
}

function Inlines({ inside, mixed = isMixed(inside) }: InlinesProps) {
  return <>{inside.map((inline) => <InlineOf inline={inline} mixed={mixed} />)}</>;
}

function isMixed(inside: readonly Inline[]): boolean {
  return inside.some((inline) => {
    if (typeof inline === "string") return /\p{Script=Arabic}/u.test(inline);
    return inline.is !== "break" && isMixed(inline.inside);
  });
}

function InlineOf({ inline, mixed }: { inline: Inline; mixed: boolean }) {
  if (typeof inline === "string") return <>{mixed ? isolated(inline) : inline}</>;
  switch (inline.is) {
    case "strong":
      return (
        <strong>
          <Inlines inside={inline.inside} mixed={mixed} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines inside={inline.inside} mixed={mixed} />
        </em>
      );
    case "break":
      return <br />;
    case "link":
      return <LinkOf link={inline} mixed={mixed} />;
  }
}

/** The text of a link is the agency's; where it leads is said beside it. */
function LinkOf({ link, mixed }: { link: Extract<Inline, { is: "link" }>; mixed: boolean }) {
  return (
    <a href={link.href} rel="noreferrer">
      <bdi>
        <Inlines inside={link.inside} mixed={mixed} />
      </bdi>{" "}
      (<bdi dir="ltr">{link.to}</bdi>)
    </a>
  );
}
