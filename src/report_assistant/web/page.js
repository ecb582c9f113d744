// What the page does besides being a terminal: the keyboard is the terminal's from the start, and
// a conversation that was closed can be begun again.
function typeIntoTerminal() {
  const box = document.querySelector(".xterm-helper-textarea");
  if (box) box.focus();
  return box;
}

window.addEventListener("load", () => {
  const waiting = setInterval(() => typeIntoTerminal() && clearInterval(waiting), 50);
});
window.addEventListener("focus", typeIntoTerminal);
window.addEventListener("DOMContentLoaded", () => {
  document.getElementById("again").addEventListener("click", () => window.location.reload());
});
