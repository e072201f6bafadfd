// Beside the absolute time, which is in the page: what is left of it, for eyes only (aria-hidden).
function countDown() {
  for (const element of document.querySelectorAll("[data-left]")) {
    const { locale } = element.dataset;
    const minutes = new Intl.NumberFormat(locale);
    const seconds = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
    element.end ??= performance.now() + element.dataset.left * 1000;
    const left = Math.max(0, Math.ceil((element.end - performance.now()) / 1000));
    element.textContent = left
      ? `${minutes.format(Math.floor(left / 60))}:${seconds.format(left % 60)}`
      : "";
  }
}
countDown();
setInterval(countDown, 500);
