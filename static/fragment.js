// Browsers keep a target's fragment over redirects, but no form carries it further, and servers never see it. So it
// joins `return_to`, which every page carries. A fragment that names an element of this page is our own.
(() => {
  const query = new URLSearchParams(location.search);
  const { hash } = location;
  const target = query.get("return_to");
  if (!hash || !target?.startsWith("http") || document.getElementById(hash.slice(1))) return;
  query.set("return_to", target.split("#", 1)[0] + hash);
  location.replace(`?${query}`);
})();
