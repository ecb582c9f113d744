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

// xterm.js measures a cell by the whole height of the font, and stands the letters with the end of
// their em on the end of the cell. What fonts of Chinese keep free below that goes above the letters:
// they would sit low, their tails cut.
const { fillText } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fillText = function fillWholeCell(letters, x, y, ...rest) {
  const below = this.textBaseline === "alphabetic" ? 0 : this.measureText("W").fontBoundingBoxDescent;
  fillText.call(this, letters, x, y - Math.round(below), ...rest);
};

const BrowserSocket = window.WebSocket;
window.WebSocket = class extends BrowserSocket {
  constructor(address) {
    super(address + reportBefore());
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
