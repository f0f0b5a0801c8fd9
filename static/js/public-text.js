/* The editor of a public text: a button saves without leaving the place, one key decides on it. Without this script
   every button posts the whole form, and the answer opens at the next place. */
"use strict";

(() => {
  const main = document.getElementById("main");
  if (!main || !main.querySelector("[data-public-text]")) return;
  const REMEMBERED = "engawa-public-text-keys";

  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  said.setAttribute("aria-live", "polite");
  document.body.append(said);

  let busy = false;
  let dirty = false;
  const form = () => document.getElementById("public-text-form");

  /* --- one-letter keys can be switched off --- */

  const remembered = () => {
    try { return localStorage.getItem(REMEMBERED) !== "off"; } catch { return true; }
  };
  let keysOn = remembered();
  const showKeys = () => {
    const keys = main.querySelector("[data-keys]");
    if (!keys) return;
    keys.hidden = false;
    keys.querySelector("[data-keys-on]").checked = keysOn;
    main.querySelector("[data-public-text]").classList.toggle("public-text--keys", keysOn);
  };
  main.addEventListener("change", (event) => {
    if (!event.target.matches("[data-keys-on]")) return;
    keysOn = event.target.checked;
    showKeys();
    try { localStorage.setItem(REMEMBERED, keysOn ? "on" : "off"); } catch { /* it holds for this page */ }
    said.textContent = keysOn ? "1文字のキーで操作します。" : "1文字のキーでの操作を止めました。";
  });

  /* --- the page that comes back takes the place of this one --- */

  const carryOver = (from, to) => {
    for (const opened of from.querySelectorAll("details[open]")) {
      const same = opened.id ? to.querySelector(`#${CSS.escape(opened.id)}`) : to.querySelector("[data-keys] details");
      if (same) same.open = true;
    }
    for (const typed of from.querySelectorAll("[data-with]")) {
      const same = to.querySelector(`#${CSS.escape(typed.id)}`);
      if (same && typed.value !== typed.defaultValue) same.value = typed.value;
    }
  };

  const goOn = () => {
    const place = main.querySelector("[data-focus]") || main.querySelector("[role=alert]");
    const left = main.querySelector("[data-left]");
    if (left) said.textContent = left.textContent.trim();
    if (!place) return false;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
    return true;
  };

  const take = (text, act) => {
    const next = new DOMParser().parseFromString(text, "text/html");
    const content = next.getElementById("main");
    if (!content || !content.querySelector("[data-public-text]")) return false;
    const from = main.cloneNode(true);
    main.querySelectorAll("[data-with]").forEach((input, at) => {
      from.querySelectorAll("[data-with]")[at].value = input.value;
    });
    main.replaceChildren(...content.childNodes);
    document.title = next.title;
    carryOver(from, main);
    dirty = "unsaved" in form().dataset;
    showKeys();
    if (!goOn()) {
      const again = act && main.querySelector(`button[value="${CSS.escape(act)}"]`);
      (again || main).focus({ preventScroll: Boolean(again) });
    }
    return true;
  };

  const leave = (act) => {
    const hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = "act";
    hidden.value = act;
    form().append(hidden);
    dirty = false;
    form().submit();
  };

  const cookie = () => (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";

  const trouble = (words) => {
    const place = main.querySelector("[data-trouble]");
    place.textContent = words;
    place.hidden = false;
  };

  const send = async (act) => {
    if (busy) return;
    busy = true;
    main.setAttribute("aria-busy", "true");
    const fields = new FormData(form());
    fields.set("act", act);
    if (cookie()) fields.set("csrfmiddlewaretoken", cookie()); // signed in again in another window
    try {
      const answer = await fetch(form().action, { method: "POST", body: fields, credentials: "same-origin" });
      if (!take(await answer.text(), act)) leave(act);
    } catch {
      trouble("つながりません。まだ保存していません。この画面を閉じずに、もう一度お試しください。");
    } finally {
      busy = false;
      main.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    const act = event.submitter ? event.submitter.value : "save";
    send(act);
  });
  main.addEventListener("input", (event) => {
    if (event.target.form === form()) dirty = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });

  /* --- the keys --- */

  const spots = () => [...main.querySelectorAll("[data-spot]")];
  const here = () => document.activeElement?.closest("[data-spot]");
  const focus = (spot) => {
    spot.closest("details").open = true;
    spot.focus({ preventScroll: true });
    spot.scrollIntoView({ block: "center" });
  };
  const move = (by) => {
    const all = spots();
    if (!all.length) return;
    const at = all.indexOf(here());
    focus(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  const press = (selector) => here()?.querySelector(selector).click();
  const ACTS = {
    j: () => move(1),
    k: () => move(-1),
    a: () => press("[data-replace]"),
    w: () => press("[data-keep]"),
    r: () => {
      const input = here()?.querySelector("[data-with]");
      input?.focus();
      input?.select();
    },
  };

  const typing = (target) =>
    target.closest("textarea, select, [contenteditable]") ||
    (target.matches("input") && !["checkbox", "radio"].includes(target.type));
  const inPlace = (event) => {
    if (event.key === "Escape") focus(here());
    else if (event.key === "Enter") {
      event.preventDefault();
      press("[data-replace]");
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.matches("[data-with]")) {
      inPlace(event);
      return;
    }
    const key = event.key.toLowerCase();
    if (!keysOn || !ACTS[key] || typing(event.target)) return;
    if (event.repeat && !["j", "k"].includes(key)) return;
    if (!here() && !["j", "k"].includes(key)) return;
    event.preventDefault();
    ACTS[key]();
  });

  dirty = "unsaved" in form().dataset;
  showKeys();
  const linked = location.hash.startsWith("#spot-") && document.getElementById(location.hash.slice(1));
  if (linked) focus(linked);
  else if (main.querySelector("[data-focus]")) goOn();
})();
