/** A page without the padding that `deno fmt` gives to tables. */
export const unpadded = (page: string): string => page.replace(/ +/g, " ").replace(/-{2,}/g, "--");
