// The photo of level 3: a button in the page's language, a picture small enough for a slow line, and progress. Without
// this script, or where a step of it fails, the browser's own field and form do the same.
(() => {
  const LONGEST_SIDE = 1600;
  // Smaller files are sent as they are.
  const SMALL = 300_000;

  function start() {
    const input = document.getElementById("photo");
    if (!input || !self.createImageBitmap) return;
    const { form } = input;
    const { choose } = input.dataset;
    const button = Object.assign(document.createElement("label"), {
      htmlFor: "photo",
      className: "button",
      textContent: choose,
    });
    // On a line of its own: beside the button a long name would begin there and go on below it.
    const name = Object.assign(document.createElement("div"), { dir: "auto" });
    // Hidden to the eye alone: it keeps the keyboard, and the button shows its focus.
    Object.assign(input.style, { position: "absolute", opacity: 0, inlineSize: "1.5rem" });
    input.after(button, name);
    const showName = () => name.textContent = input.files[0]?.name ?? "";
    input.addEventListener("change", showName);
    // After Back the field still holds the file.
    showName();
    form.addEventListener("submit", (event) => {
      const [file] = input.files;
      // Without a file the server says what is missing.
      if (!file) return;
      event.preventDefault();
      // This script tells how it goes; static/connection.js would say it a second time, and never take it back.
      event.stopPropagation();
      if (form.ariaBusy !== "true") submit(form, file);
    });
  }

  async function submit(form, file) {
    const { shrinking, sending, checking, lost, maxBytes, locale } = form.dataset;
    const say = sayIn(document.getElementById("photo-status"));
    form.ariaBusy = "true";
    say(shrinking);
    const photo = await shrunk(file).catch(() => file);
    // Refused by its size alone: a browser shows that answer before all is sent, XMLHttpRequest does not.
    if (photo.size > Number(maxBytes)) return form.submit();
    const percent = new Intl.NumberFormat(locale, { style: "percent" });
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    // Asks for the next page's URL, or for what is wrong, in place of a redirect.
    request.setRequestHeader("HX-Request", "true");
    request.setRequestHeader("HX-Request-Type", "partial");
    request.upload.onprogress = ({ loaded, total }) => {
      // Announced in quarters.
      const quarter = Math.floor(4 * loaded / total) / 4;
      say(quarter < 1 ? `${sending} ${percent.format(quarter)}` : checking, loaded / total);
    };
    const fail = () => {
      form.ariaBusy = null;
      say(lost);
    };
    // A proxy on the way may answer with a page of its own.
    request.onload = () => show(request) || fail();
    request.onerror = fail;
    const body = new FormData();
    body.set("photo", photo, "photo");
    request.send(body);
  }

  function sayIn(status) {
    const text = document.createElement("span");
    const bar = document.createElement("progress");
    bar.ariaHidden = "true";
    status.replaceChildren(text, " ", bar);
    return (said, share) => {
      if (text.textContent !== said) text.textContent = said;
      bar.hidden = share === undefined;
      if (share !== undefined) bar.value = share;
    };
  }

  async function shrunk(file) {
    if (file.size <= SMALL || !isCanvasTrue()) return file;
    // Turned as its EXIF data says; a format that the browser cannot read (HEIC, often) rejects.
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const jpeg = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    return jpeg && jpeg.size < file.size ? jpeg : file;
  }

  // Browsers that resist fingerprinting give noise in place of what was drawn.
  function isCanvasTrue() {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = "#f00";
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return red > 240 && green < 15 && blue < 15;
  }

  function show(request) {
    const to = request.getResponseHeader("HX-Redirect") ?? request.getResponseHeader("HX-Push-Url");
    if (to) {
      location.assign(to);
      return true;
    }
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = answer.getElementById("main");
    if (!main) return false;
    document.title = answer.title;
    document.getElementById("main").replaceWith(main);
    document.querySelector("#main [autofocus]")?.focus();
    start();
    return true;
  }

  start();
})();
