// What is left of a time, counted down in its sentence. At the end the status region says so once, and the sentence or
// what it was waiting for appears in its place.
function countDown() {
  // For those who want nothing to move, the figure changes twice a minute; it never says more than is left.
  const step = document.documentElement.classList.contains("motion-still") ? 30 : 1;
  for (const element of document.querySelectorAll("[data-left]")) {
    const { left: seconds, locale, lapsed, opens } = element.dataset;
    element.end ??= performance.now() + seconds * 1000;
    const left = Math.max(0, Math.ceil((element.end - performance.now()) / 1000));
    const shown = left - left % step;
    const part = (number, digits) =>
      new Intl.NumberFormat(locale, { minimumIntegerDigits: digits }).format(number);
    if (left < 3600) {
      element.textContent = `${part(Math.floor(shown / 60), 1)}:${part(shown % 60, 2)}`;
    }
    if (left || element.over) continue;
    element.over = true;
    const place = element.parentElement;
    if (lapsed) {
      place.textContent = lapsed;
      const note = document.createElement("p");
      note.textContent = lapsed;
      document.getElementById("status").replaceChildren(note);
    }
    if (!opens) continue;
    document.getElementById(opens).hidden = false;
    place.hidden = true;
  }
}
countDown();
setInterval(countDown, 500);
