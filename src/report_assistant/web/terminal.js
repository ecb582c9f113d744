// Loaded before textual.js, which keeps its terminal and its channel to itself: both are caught as
// they are made. What the server says beside the screen is passed on as events of the document.
"use strict";

const seen = { terminal: null, channel: null };

Object.defineProperty(Object.prototype, "terminal", {
  configurable: true,
  set(terminal) {
    delete Object.prototype.terminal;
    Object.defineProperty(this, "terminal", { value: terminal, writable: true });
    seen.terminal = terminal;
    document.dispatchEvent(new CustomEvent("terminal"));
  },
});

const BrowserSocket = window.WebSocket;
window.WebSocket = class extends BrowserSocket {
  constructor(...address) {
    super(...address);
    seen.channel = this;
    this.addEventListener("message", ({ data }) => {
      if (typeof data !== "string") return;
      const [what, detail] = JSON.parse(data);
      document.dispatchEvent(new CustomEvent(`news:${what}`, { detail }));
    });
    this.addEventListener("close", () => document.dispatchEvent(new CustomEvent("left")));
  }
};

function tell(...words) {
  if (seen.channel && seen.channel.readyState === BrowserSocket.OPEN) {
    seen.channel.send(JSON.stringify(words));
  }
}
