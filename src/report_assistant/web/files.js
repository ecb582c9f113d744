// Files given to the page, by choosing or dropping them, and files that the page hands out.
"use strict";

const MOST_OFFERED = 4;

function say(words) {
  part("told").hidden = !words;
  part("told").firstChild.textContent = words;
}

// ------------------------------------------------------------ given

function whyNot(file) {
  const kinds = page().kinds.split(",");
  const name = file.name.toLowerCase();
  if (!kinds.some((kind) => name.endsWith(kind))) {
    return `“${file.name}”这种文件读不了。能读的：Word、WPS、PDF、网页、Excel、文本和 .zip。`;
  }
  const largest = Number(page().largest);
  return file.size > largest ? `“${file.name}”太大了（超过 ${largest >> 20} 兆），没有收。` : "";
}

async function upload(file) {
  try {
    const place = `${page().at}/given/${page().page}?name=${encodeURIComponent(file.name)}`;
    const answer = await fetch(place, { method: "POST", body: file });
    const words = await answer.text();
    return answer.ok ? { key: words } : { problem: words };
  } catch {
    return { problem: `“${file.name}”没有收到。请看看文件是不是还在原处，再给一次。` };
  }
}

// What was received is handed over even where another file was not: nothing waits for nobody.
async function give(files) {
  const most = Number(page().most);
  const refused = files.length > most ? `一次最多给 ${most} 个文件。` : files.map(whyNot).find(Boolean);
  if (refused) return say(refused);
  const keys = [];
  const problems = [];
  for (const file of files) {
    say(`正在收“${file.name}”……`);
    const { key, problem } = await upload(file);
    if (key) keys.push(key);
    else problems.push(problem);
  }
  say([...new Set(problems)].join(""));
  if (keys.length) tell("given", keys);
}

function holdsFiles(event) {
  return event.dataTransfer && [...event.dataTransfer.types].includes("Files");
}

function dragged(event) {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  if (isClosed()) event.dataTransfer.dropEffect = "none";
  part("drop").hidden = isClosed();
}

// A folder looks like a file without an ending: only what was dropped knows which it is.
function folderAmong(items) {
  return [...items].map((item) => item.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);
}

function dropped(event) {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  part("drop").hidden = true;
  if (isClosed()) return;
  const folder = folderAmong(event.dataTransfer.items);
  if (folder) say(`“${folder.name}”是一个文件夹。请打开它，把里面要用的文件拖进来。`);
  else give([...event.dataTransfer.files]);
  typeIntoTerminal();
}

function choose() {
  part("chosen").value = "";
  part("chosen").click();
}

// ------------------------------------------------------------ handed out

function handOut({ key, name, atOnce }) {
  const offered = part("files");
  const link = document.createElement("a");
  link.href = `${page().at}/files/${page().page}/${key}`;
  link.download = name;
  link.textContent = `下载 ${name}`;
  for (const before of [...offered.children]) if (before.download === name) before.remove();
  offered.prepend(link);
  while (offered.children.length > MOST_OFFERED) offered.lastChild.remove();
  showOffered(true);
  if (atOnce) link.click();
}

function showOffered(isShown) {
  part("files").hidden = !isShown;
  part("show-files").hidden = false;
  part("show-files").setAttribute("aria-pressed", isShown);
}

document.addEventListener("news:told", ({ detail }) => say(detail));
document.addEventListener("news:file", ({ detail }) => handOut(detail));
document.addEventListener("dragenter", dragged);
document.addEventListener("dragover", dragged);
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) part("drop").hidden = true;
});
document.addEventListener("drop", dropped);
document.addEventListener("keydown", (event) => {
  if (isClosed() || !event.ctrlKey || event.key.toLowerCase() !== "o") return;
  event.preventDefault();
  event.stopPropagation();
  choose();
}, true);
window.addEventListener("DOMContentLoaded", () => {
  part("show-files").addEventListener("click", () => showOffered(part("files").hidden));
  // Who goes on typing has seen it.
  part("terminal").addEventListener("keydown", () => part("files").hidden || showOffered(false), true);
  part("give").addEventListener("click", choose);
  part("chosen").addEventListener("change", ({ target }) => give([...target.files]));
  part("told").querySelector("button").addEventListener("click", () => say(""));
});
