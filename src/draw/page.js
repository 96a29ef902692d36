"use strict";
const tips = JSON.parse(document.getElementById("tips").textContent);
const box = document.getElementById("tip"), main = document.querySelector("main");
let pinned = null;
const add = (parent, name, text) => { const e = document.createElement(name); e.textContent = text; parent.append(e); return e };
function show(group, x, y) {
  const tip = tips[group.dataset.tip];
  box.replaceChildren();
  add(box, "b", tip.head);
  for (const [report, sentence] of tip.lines.slice(0, 12)) {
    const line = add(box, "p", "");
    add(line, "i", report + " ");
    line.append(sentence);
  }
  if (tip.lines.length > 12) add(box, "p", "and " + (tip.lines.length - 12) + " more");
  box.hidden = false;
  const { width, height } = box.getBoundingClientRect();
  box.style.left = Math.max(8, Math.min(x + 14, innerWidth - width - 8)) + "px";
  box.style.top = Math.max(8, Math.min(y + 14, innerHeight - height - 8)) + "px";
  main.classList.add("busy");
  document.querySelectorAll(".tip.on").forEach(other => other.classList.remove("on"));
  group.classList.add("on");
}
function hide() {
  box.hidden = true;
  main.classList.remove("busy");
  document.querySelectorAll(".tip.on").forEach(other => other.classList.remove("on"));
}
document.querySelectorAll(".tip").forEach(group => {
  group.querySelector("title")?.remove();
  group.addEventListener("pointermove", event => { if (!pinned) show(group, event.clientX, event.clientY) });
  group.addEventListener("pointerleave", () => { if (!pinned) hide() });
  group.addEventListener("click", event => { pinned = group; show(group, event.clientX, event.clientY); event.stopPropagation() });
  group.addEventListener("focus", () => { const r = group.getBoundingClientRect(); show(group, r.right, r.top) });
  group.addEventListener("blur", () => { if (!pinned) hide() });
});
const away = () => { pinned = null; hide() };
document.addEventListener("click", away);
document.addEventListener("keydown", event => { if (event.key === "Escape") away() });
