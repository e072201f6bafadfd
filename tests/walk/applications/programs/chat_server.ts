/** The chat's own server, for Node: its packages are in the walk's temporary folder only. */
export const SERVER = String.raw`
const { createServer } = require("node:http");
const { Server } = require("socket.io");

const PAGE = [
  '<!doctype html><html lang="fa" dir="rtl"><meta charset="utf-8"><title>گفتگو</title>',
  '<form><input name="text" autocomplete="off"><button>بفرست</button></form><ul></ul>',
  '<script src="/socket.io/socket.io.js"></script>',
  '<script>(' + page + ')()</script>',
].join("\n");

function page() {
  const transports = new URLSearchParams(location.search).get("by")?.split(",");
  const socket = io(transports ? { transports } : {});
  socket.on("said", ({ by, text, how }) => {
    const line = document.createElement("li");
    line.textContent = by + ": " + text + " (" + how + ")";
    document.querySelector("ul").append(line);
  });
  socket.io.engine.on("upgrade", ({ name }) => document.title = name);
  document.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    socket.emit("say", event.target.elements.text.value);
  };
}

const server = createServer((request, response) => {
  const address = "http://" + request.headers.host + "/chat";
  if (request.url === "/") return response.writeHead(302, { location: address }).end();
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
});
const chat = new Server(server, { maxHttpBufferSize: 4e6 });
chat.on("connection", (socket) => {
  const by = decodeURIComponent(socket.handshake.headers["x-identity-given-name"] ?? "");
  socket.emit("said", { by, text: "وارد شد", how: socket.conn.transport.name });
  socket.on("say", (text) => chat.emit("said", { by, text, how: socket.conn.transport.name }));
});
server.listen(Number(process.argv[2]), "127.0.0.1");
`;
