// A status that is there when the page opens is not announced by all screen readers, but one that changes is.
setTimeout(() => {
  const status = document.getElementById("status");
  if (status.textContent.trim()) status.replaceChildren(...status.childNodes);
}, 500);
