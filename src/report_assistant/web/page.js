// The page around the terminal: bar, draft, letters, keyboard, and what is said when it ends.
"use strict";

const FEWEST_COLUMNS = 60;
const SMALLEST_TYPE = 13;
const LARGE_TYPE = 20.02; // cells are whole pixels, cut off: a hair less than 10 would make them 9
const NARROW = 700;
const OWN_KEYS = /^(F[1-68]|Escape)$/;
const OWN_LETTERS = /^[pqsyz]$/i; // with Ctrl; Ctrl+O is in files.js, copying is the browser's
const FONTS = '"Sarasa Mono SC", "Noto Sans Mono CJK SC", "Microsoft YaHei Mono", NSimSun, monospace';
const WIDE_FONTS = `"Cascadia Mono", ${FONTS}`;

const part = (id) => document.getElementById(id);
const page = () => document.body.dataset;
const isClosed = () => document.body.classList.contains("-closed");

// ------------------------------------------------------------ where it stood

// A page that is loaded anew goes on with its report, and what was in the box is there again.
function keep(what, words) {
  try {
    sessionStorage.setItem(`${page().at} ${what}`, words);
  } catch {} // a browser that keeps nothing
}

function kept(what) {
  try {
    return sessionStorage.getItem(`${page().at} ${what}`) ?? "";
  } catch {
    return "";
  }
}

function reportBefore() {
  return kept("report") && `&report=${kept("report")}`;
}

let typedBefore = "";

function typeAgain() {
  if (typedBefore) seen.terminal.paste(typedBefore);
  typedBefore = "";
}

// ------------------------------------------------------------ the keyboard

function typeIntoTerminal() {
  const box = document.querySelector(".xterm-helper-textarea");
  if (box) box.focus();
  return box;
}

function isOwn({ key, ctrlKey, metaKey, altKey }) {
  if (metaKey || altKey) return false;
  return ctrlKey ? OWN_LETTERS.test(key) : OWN_KEYS.test(key);
}

// What is typed while something else has the keyboard belongs into the conversation's box, and the
// program's keys are the program's: the browser would load the page anew, or print it.
function typeThere(event) {
  if (isClosed() || event.target.closest?.(".xterm")) return;
  if (isOwn(event)) pressThere(event);
  const isForUs = event.target.closest?.("button, a") && [" ", "Enter"].includes(event.key);
  const isWord = event.key.length === 1 || event.key === "Process" || event.key === "Enter";
  if (isForUs || !isWord || event.ctrlKey || event.metaKey || event.altKey) return;
  turnToConversation();
  typeIntoTerminal();
}

function pressThere(event) {
  event.preventDefault();
  event.stopPropagation();
  turnToConversation();
  typeIntoTerminal()?.dispatchEvent(new KeyboardEvent("keydown", event));
}

// ------------------------------------------------------------ the letters

function widthOf(fonts) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px ${fonts}`;
  return pen.measureText("0").width / 100;
}

function layOut() {
  const { terminal } = seen;
  if (!terminal || !terminal.element) return;
  const width = part("terminal").clientWidth;
  if (!width) return; // the draft is in its place
  const { classList } = document.documentElement;
  const fonts = width < NARROW ? FONTS : WIDE_FONTS;
  const fitting = Math.floor((width / FEWEST_COLUMNS / widthOf(fonts)) * 2) / 2;
  const most = width < NARROW ? Math.max(SMALLEST_TYPE, fitting) : Infinity;
  const [usual, large] = [Number(page().typeSize), LARGE_TYPE].map((wanted) => Math.min(wanted, most));
  const size = classList.contains("-large") ? large : usual;
  classList.toggle("-no-larger", large <= usual);
  const background = getComputedStyle(document.documentElement).getPropertyValue("--side").trim();
  terminal.options.fontFamily = fonts;
  terminal.options.fontSize = size;
  terminal.options.theme = { background, cursor: "#00000000", cursorAccent: "#00000000" };
  window.onresize();
}

function look({ dark, large }) {
  const { classList } = document.documentElement;
  classList.toggle("-dark", dark);
  classList.toggle("-large", large);
  part("dark").textContent = dark ? "浅色" : "深色";
  part("large").textContent = large ? "小字" : "大字";
  part("dark").setAttribute("aria-pressed", dark);
  part("large").setAttribute("aria-pressed", large);
  layOut();
}

// ------------------------------------------------------------ what the bar shows

const shown = { name: "", title: "" };

function showName() {
  part("name").textContent = shown.title || shown.name;
  document.title = shown.name ? `${shown.name} - 年报助手` : "年报助手";
}

function showStanding({ name, answered, asked, saved, report, hasLast }) {
  keep("report", report ?? "");
  typeAgain();
  shown.name = name;
  showName();
  part("progress").textContent = asked ? `已答 ${answered} / 约 ${asked}` : "";
  part("saved").textContent = saved;
  part("give").textContent = hasLast ? "导入文件" : "导入去年的年报";
}

// ------------------------------------------------------------ the draft

function showDraft({ order, changed, current }) {
  const draft = part("blocks");
  const before = new Map([...draft.children].map((block) => [block.dataset.id, block]));
  for (const [id, html] of Object.entries(changed)) {
    const block = document.createElement("section");
    block.dataset.id = id;
    block.innerHTML = html; // made by the program, every text in it escaped
    if (before.has(id)) before.get(id).replaceWith(block);
    before.set(id, block);
  }
  order.forEach((id, at) => {
    if (draft.children[at] !== before.get(id)) draft.insertBefore(before.get(id), draft.children[at]);
  });
  while (draft.children.length > order.length) draft.lastChild.remove();
  const was = draft.querySelector(".current");
  if (was) was.classList.remove("current");
  const now = before.get(current);
  if (!now) return;
  now.classList.add("current");
  const isReading = !document.getSelection().isCollapsed && draft.contains(document.getSelection().anchorNode);
  if (!isReading) now.scrollIntoView({ block: "nearest" });
}

function turnToDraft() {
  const isOpen = document.body.classList.toggle("-draft");
  part("show-draft").setAttribute("aria-pressed", isOpen);
  part("show-draft").textContent = isOpen ? "对话" : "草稿";
  if (!isOpen) typeIntoTerminal();
}

function turnToConversation() {
  if (document.body.classList.contains("-draft")) turnToDraft();
}

// ------------------------------------------------------------ the end

let farewell = "";

function showStopped() {
  part("ended-how").textContent = "年报助手已经停了。回答过的都已保存。";
  part("ended-next").textContent = "要接着填，请再打开一次年报助手；这一页可以关掉。";
  part("again").hidden = true;
}

async function showEnd() {
  document.body.classList.add("-closed");
  if (farewell) part("ended-how").textContent = farewell;
  part("again").focus();
  await fetch(`${page().at}/here`).catch(showStopped);
}

function press(id, act) {
  part(id).addEventListener("click", () => {
    act();
    if (id !== "show-draft") typeIntoTerminal();
  });
}

document.addEventListener("terminal", () => setTimeout(layOut));
document.addEventListener("news:look", ({ detail }) => look(detail));
document.addEventListener("news:standing", ({ detail }) => showStanding(detail));
document.addEventListener("news:top", ({ detail }) => {
  shown.title = detail.title;
  showName();
  document.body.classList.toggle("-draft-over", detail.isDraft);
});
document.addEventListener("news:draft", ({ detail }) => showDraft(detail));
document.addEventListener("news:edited", ({ detail }) => {
  part("edited").hidden = !detail;
  part("edited").textContent = detail;
});
document.addEventListener("news:typed", ({ detail }) => keep("typed", detail));
document.addEventListener("news:farewell", ({ detail }) => {
  keep("report", ""); // what cannot be gone on with is not begun again
  farewell = detail;
});
document.addEventListener("news:died", () => {
  keep("report", "");
  farewell = "对话意外停了。回答过的都已保存。";
});
document.addEventListener("news:stopped", showStopped);
document.addEventListener("left", showEnd);
document.addEventListener("keydown", typeThere, true);
window.addEventListener("focus", typeIntoTerminal);
window.addEventListener("pagehide", () => navigator.sendBeacon(`${page().at}/bye/${page().page}`));
window.addEventListener("load", () => {
  const waiting = setInterval(() => typeIntoTerminal() && clearInterval(waiting), 50);
});
window.addEventListener("DOMContentLoaded", () => {
  new ResizeObserver(layOut).observe(part("terminal"));
  const isOn = (id) => part(id).getAttribute("aria-pressed") === "true";
  typedBefore = kept("typed");
  part("again").addEventListener("click", () => {
    if (!farewell) keep("typed", ""); // it was the clerk who left
    window.location.reload();
  });
  press("dark", () => tell("asked", isOn("dark") ? "light" : "dark"));
  press("large", () => tell("asked", isOn("large") ? "usual" : "large"));
  press("word", () => tell("asked", "word"));
  press("show-draft", turnToDraft);
});
