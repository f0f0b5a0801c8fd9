/* The keys of the ward's desk. Everything they do is a link or a button of the page as well. */
"use strict";
(() => {
  const desk = document.querySelector("[data-desk]");
  const keys = document.querySelector("[data-keys]");
  if (!desk || !keys) return;
  const list = keys.querySelector("[data-keys-list]");
  const on = keys.querySelector("[data-keys-on]");
  const said = keys.querySelector("[data-keys-said]");
  const REMEMBERED = "engawa-desk-keys";
  keys.hidden = false;

  const remembered = () => {
    try { return localStorage.getItem(REMEMBERED) !== "off"; } catch { return true; }
  };
  const remember = (value) => {
    try { localStorage.setItem(REMEMBERED, value ? "on" : "off"); } catch { /* it holds for this page */ }
  };
  on.checked = remembered();
  on.addEventListener("change", () => {
    remember(on.checked);
    said.textContent = on.checked ? "1文字のキーで操作します。" : "1文字のキーでの操作を止めました。";
  });

  const rows = [...desk.querySelectorAll("[data-row]")];
  const row = () => rows.indexOf(document.activeElement?.closest("[data-row]"));
  const move = (by) => {
    if (!rows.length) return;
    const next = Math.min(Math.max(row() + by, 0), rows.length - 1);
    const link = rows[next].querySelector("[data-open]");
    link.focus();
    link.scrollIntoView({ block: "nearest" });
  };
  const choose = () => {
    const box = rows[row()]?.querySelector("input[type=checkbox]");
    if (!box) return;
    box.checked = !box.checked;
    said.textContent = box.checked ? "選びました。" : "選ぶのをやめました。";
  };
  const go = (address) => {
    if (address) location.assign(address);
    else said.textContent = "これより先はありません。";
  };
  const focus = (selector) => {
    const found = desk.querySelector(selector);
    if (found) { found.focus(); found.scrollIntoView({ block: "center" }); }
    return Boolean(found);
  };

  const ask = desk.querySelector("[data-ask]");
  const accept = desk.querySelector("[data-accept] button");
  const askFirst = () => {
    if (!accept) { said.textContent = "この提出は、いま受理できません。"; return; }
    ask.hidden = false;
    said.textContent = ask.textContent;
    accept.focus();
    accept.scrollIntoView({ block: "center" });
  };
  const takeBack = () => {
    if (!ask || ask.hidden) return;
    ask.hidden = true;
    accept.blur();
    said.textContent = "受理していません。";
  };
  accept?.addEventListener("blur", () => { ask.hidden = true; });

  const help = () => {
    list.open = !list.open;
    if (list.open) list.querySelector("summary").focus();
  };
  const ON_LIST = {
    j: () => move(1),
    k: () => move(-1),
    o: () => rows[row()]?.querySelector("[data-open]").click(),
    x: choose,
    "/": () => focus("input[name=q]"),
    "?": help,
  };
  const ON_ONE = {
    j: () => go(desk.dataset.after),
    k: () => go(desk.dataset.before),
    a: askFirst,
    r: () => desk.querySelector("[data-return]")?.click(),
    n: () => focus("textarea[name=words]"),
    u: () => go(desk.dataset.list),
    "?": help,
  };
  const acts = desk.dataset.desk === "list" ? ON_LIST : ON_ONE;

  const typing = (target) =>
    target.closest("textarea, select, [contenteditable]") ||
    (target.matches("input") && !["checkbox", "radio"].includes(target.type));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { takeBack(); return; }
    if (!on.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.repeat && !["j", "k"].includes(event.key)) return;
    const act = acts[event.key];
    if (!act || typing(event.target)) return;
    event.preventDefault();
    act();
  });
})();
