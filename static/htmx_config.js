// htmx reads its configuration from an element when it loads. Here it costs nothing in each document.
// The time limit is long for a slow line, and short for a dead one.
document.head.append(Object.assign(document.createElement("meta"), {
  name: "htmx-config",
  content: "history:reload,defaultSwap:outerHTML,includeIndicatorCSS:false,defaultTimeout:20000",
}));
