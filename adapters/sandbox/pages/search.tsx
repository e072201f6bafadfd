import { LONGEST_QUERY } from "../../../domain/text/search.ts";

/** Searches everything on the home page, without scripts. */
export function Search({ query }: { query: string }) {
  return (
    <form class="search" method="get" action="/" role="search">
      <label for="q">جست‌وجو در افراد، شرکت‌ها، سازمان‌ها و خرابی‌ها</label>
      <input
        id="q"
        type="search"
        name="q"
        value={query}
        maxlength={LONGEST_QUERY}
        dir="auto"
      />
      <button type="submit">جست‌وجو</button>
      {query !== "" && <a href="/">نمایش همه</a>}
    </form>
  );
}
