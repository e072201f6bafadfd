/** A page of the services that a member sees: there may be thousands. */
import { type NumberedPage, numberedPage } from "../platform/numbered_page.ts";
import type { Service } from "../services/service.ts";
import { hasWords, searchForm, typedQuery } from "../text/search.ts";

export const PAGE_SIZE = 50;

export interface ServicesPage extends NumberedPage<Service> {
  /** The search, without what is none. */
  words: string;
  /** Of all that were found. */
  total: number;
}

/** `words` of a title in any language, or of an ID. */
export function pageOfServices(
  all: readonly Service[],
  asked: { words?: string; page: number },
): ServicesPage {
  const words = typedQuery(asked.words);
  const wanted = searchForm(words).split(" ");
  const found = words === "" ? all : all.filter((one) => hasWords(formOf(one), wanted));
  return { ...numberedPage(found, asked.page, PAGE_SIZE), words, total: found.length };
}

/** Folding takes longer than looking into it, and services stay until the catalogue changes. */
const forms = new WeakMap<Service, string>();

function formOf(service: Service): string {
  const known = forms.get(service);
  if (known !== undefined) return known;
  const form = searchForm([service.id, ...Object.values(service.title)].join(" "));
  forms.set(service, form);
  return form;
}
