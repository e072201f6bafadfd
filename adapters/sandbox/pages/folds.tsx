import type { Child } from "hono/jsx";
import { isFound, type Look } from "./look.ts";

/** Something that is folded to a heading and a line. */
export interface Fold {
  id: string;
  heading: Child;
  line?: Child;
  /** Unfolded without being asked for. */
  open?: boolean;
  /** What a search looks into. */
  texts: unknown;
  content: Child;
}

export interface Group {
  id: string;
  title: string;
  folds: Fold[];
  /** Its folds are in view from the beginning. */
  inView?: true;
  /** Above the folds. */
  about?: Child;
}

/** So few results are shown unfolded. */
const FEW = 3;

const count = new Intl.NumberFormat("fa-IR");

/** The groups in which the search finds something, with what it finds. */
export function foundIn(groups: Group[], look: Look): Group[] {
  return groups.map((group) => ({
    ...group,
    folds: group.folds.filter(({ texts }) => isFound(look, texts)),
  })).filter(({ folds }) => folds.length > 0);
}

interface GroupProps {
  group: Group;
  look: Look;
}

export function GroupOfFolds(props: GroupProps) {
  return props.group.inView ? <InView {...props} /> : <Folded {...props} />;
}

function InView({ group: { id, title, folds }, look }: GroupProps) {
  const titleId = `${id}-title`;
  return (
    <section id={id} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <Folds folds={folds} look={look} />
    </section>
  );
}

/** Folded, unless it was searched or something in it is open. */
function Folded({ group, look }: GroupProps) {
  const { id, title, folds, about } = group;
  const open = look.query !== "" || look.open === id || folds.some((fold) => isOpen(fold, look));
  return (
    <details class="group" id={id} open={open}>
      <summary>
        <h2>{title}</h2> <span class="count">{count.format(folds.length)}</span>
      </summary>
      {about}
      <Folds folds={folds} look={look} />
    </details>
  );
}

function Folds({ folds, look }: { folds: Fold[]; look: Look }) {
  const few = look.query !== "" && folds.length <= FEW;
  return (
    <ul class="cards">
      {folds.map((fold) => (
        <li>
          <details id={fold.id} open={few || isOpen(fold, look)}>
            <summary>
              <h3>{fold.heading}</h3>
              {fold.line && <span class="line">{fold.line}</span>}
            </summary>
            {fold.content}
          </details>
        </li>
      ))}
    </ul>
  );
}

const isOpen = ({ id, open = false }: Fold, look: Look) => open || look.open === id;
