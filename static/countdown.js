// Beside the absolute time, which is in the page: what is left of it, for eyes only (aria-hidden). At its end the
// status region says so once, the time is replaced by the same words, and what it was waiting for appears.
function countDown() {
  for (const element of document.querySelectorAll("[data-left]")) {
    const { left: seconds, locale, lapsed, opens } = element.dataset;
    element.end ??= performance.now() + seconds * 1000;
    const left = Math.max(0, Math.ceil((element.end - performance.now()) / 1000));
    const part = (number, digits) =>
      new Intl.NumberFormat(locale, { minimumIntegerDigits: digits }).format(number);
    element.textContent = left && left < 3600
      ? `${part(Math.floor(left / 60), 1)}:${part(left % 60, 2)}`
      : "";
    if (left || element.over) continue;
    element.over = true;
    if (lapsed) {
      const note = document.createElement("p");
      note.textContent = lapsed;
      document.getElementById("status").replaceChildren(note);
      element.parentElement.replaceChildren(lapsed);
    }
    if (!opens) continue;
    document.getElementById(opens).hidden = false;
    element.parentElement.hidden = true;
  }
}
countDown();
setInterval(countDown, 500);
