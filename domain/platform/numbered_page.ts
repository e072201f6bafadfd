/** Pages with numbers, of a list that is known whole. */

export interface NumberedPage<T> {
  items: readonly T[];
  /** From 1; the last one if a later one is asked for. */
  page: number;
  pages: number;
}

/** As an address states it; what is no number of a page is the first. */
export const pageNumber = (asked: string | undefined): number =>
  /^[1-9]\d{0,3}$/.test(asked ?? "") ? Number(asked) : 1;

/** `size`: entries of a page. */
export function numberedPage<T>(all: readonly T[], asked: number, size: number): NumberedPage<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, asked), pages);
  return { items: all.slice((page - 1) * size, page * size), page, pages };
}
