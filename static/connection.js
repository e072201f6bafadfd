// When a request of htmx gets no answer, say so and leave everything as it was: nothing typed is lost.
document.addEventListener("htmx:error", () => {
  const status = document.getElementById("status");
  const message = document.createElement("p");
  message.textContent = status.dataset.lost;
  status.replaceChildren(message);
});
